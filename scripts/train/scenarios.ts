// npm run scenarios [name…]: trains the bundled runs of fixtures/scenarios.
import { resolve } from "node:path";
import { type Settings, train } from "./train.ts";
import { writeRun } from "./write-run.ts";

const BASE: Omit<Settings, "name"> = {
  data: { train: 1600, val: 500, test: 500, classes: 8, columns: 12, separation: 0.85, seed: 7 },
  hidden: [48, 48],
  activation: "relu",
  gain: 2,
  optimizer: "adam",
  momentum: 0,
  weightDecay: 0.0001,
  learningRate: 0.002,
  schedule: "cosine",
  warmupSteps: 40,
  batchSize: 32,
  epochs: 16,
  seed: 1,
  layersEvery: 20,
};

const SCENARIOS: readonly Settings[] = [
  {
    ...BASE,
    name: "divergence",
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 2.4,
    warmupSteps: 600,
    epochs: 20,
  },
  { ...BASE, name: "healthy" },
  {
    ...BASE,
    name: "overfit",
    data: { ...BASE.data, train: 320, separation: 0.5, seed: 11 },
    hidden: [128, 128],
    weightDecay: 0,
    schedule: "constant",
    learningRate: 0.001,
    epochs: 50,
  },
  {
    ...BASE,
    name: "vanishing-gradient",
    hidden: [32, 32, 32, 32, 32, 32, 32, 32],
    activation: "sigmoid",
    gain: 1,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.05,
    epochs: 16,
  },
];

const wanted = process.argv.slice(2);
for (const settings of SCENARIOS) {
  if (wanted.length > 0 && !wanted.includes(settings.name)) continue;
  const folder = resolve(import.meta.dirname, "../../fixtures/scenarios", settings.name);
  const run = train(settings);
  writeRun(folder, settings, run);
  console.log(`${settings.name}\n  ${run.log[0]}\n  ${run.log[1]}\n  ${run.log.at(-1)}`);
}
