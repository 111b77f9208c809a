import type { Made } from "../made.ts";
import { metricsText, numberCell, textTable } from "../text-table.ts";
import { type GanSettings, trainGan } from "./train-gan.ts";

/** A generator and a discriminator trained against each other, as files. */
export function ganRun(settings: GanSettings): Made {
  return { settings, make: () => ganFiles(settings) };
}

function ganFiles(settings: GanSettings): ReadonlyMap<string, string> {
  const run = trainGan(settings);
  const points = run.points.map((point) => Array.from(point, (value) => numberCell(value, 5)));
  return new Map([
    ["metrics.csv", metricsText(run.metrics, 5)],
    ["generated.csv", textTable(["x", "y"], points)],
    ["config.yaml", configText(settings)],
  ]);
}

function configText(settings: GanSettings): string {
  return `# what scripts/train/scenarios.ts trained
dataset: ring
model: gan
z: ${settings.latent}
g: [${settings.generator.join(", ")}]
d: [${settings.discriminator.join(", ")}]
lr_g: ${settings.generatorRate}
lr_d: ${settings.discriminatorRate}
g_steps: ${settings.generatorUpdates}
d_steps: ${settings.discriminatorUpdates}
batch_size: ${settings.batchSize}
steps: ${settings.steps}
seed: ${settings.seed}
`;
}
