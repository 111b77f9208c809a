import type { GanSettings } from "./train-gan.ts";

/** Two networks in balance: the generator finds all six clusters. */
export const BALANCED: GanSettings = {
  ring: { modes: 6, radius: 1.6, spread: 0.2 },
  latent: 2,
  generator: [24, 24],
  discriminator: [24, 24],
  generatorRate: 0.001,
  discriminatorRate: 0.003,
  generatorUpdates: 1,
  discriminatorUpdates: 1,
  batchSize: 64,
  steps: 1400,
  logEvery: 10,
  samples: 200,
  seed: 5,
};

/** The discriminator far ahead of the generator. */
export const BEATEN: GanSettings = {
  ...BALANCED,
  ring: { modes: 6, radius: 4, spread: 0.1 },
  discriminator: [32, 32],
  generatorRate: 0.00003,
  discriminatorRate: 0.005,
  discriminatorUpdates: 3,
  steps: 500,
  logEvery: 5,
};
