import { BASE } from "./base-settings.ts";
import type { Settings } from "./settings.ts";

/** The runs that README and the sample reports show, by name; all of their files are kept. */
export const BUNDLED: Readonly<Record<string, Settings>> = {
  divergence: {
    ...BASE,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 2.4,
    warmupSteps: 600,
    epochs: 20,
  },
  healthy: BASE,
  overfit: {
    ...BASE,
    data: { ...BASE.data, train: 320, separation: 0.5, seed: 11 },
    hidden: [128, 128],
    weightDecay: 0,
    schedule: "constant",
    learningRate: 0.001,
    epochs: 50,
  },
  "vanishing-gradient": {
    ...BASE,
    hidden: [32, 32, 32, 32, 32, 32, 32, 32],
    activation: "sigmoid",
    gain: 1,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.05,
    epochs: 16,
  },
};
