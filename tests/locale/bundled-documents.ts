import { join } from "node:path";
import { readInput } from "../../src/cli/read-inputs.ts";
import { reportDataOf } from "../../src/cli/report-data-of.ts";
import type { Setup } from "../../src/cli/setup.ts";
import { parseSettings } from "../../src/config/parse-settings.ts";
import type { ReportData } from "../../src/output/data/report-data.ts";
import { diagnose } from "../../src/pipeline.ts";

/** Runs of every kind that is bundled: healthy, failed, impaired, of networks, of two networks, of tasks, under attack. */
export const BUNDLED = [
  "divergence",
  "healthy",
  "overfit",
  "mode-collapse",
  "catastrophic-forgetting",
  "adversarial-fragility",
  "data-loader-bound",
  "memory-leak",
  "nan-from-math",
  "out-of-memory",
  "targets-not-scaled",
  "batch-too-small",
] as const;

/** What the report of a bundled run is written from, with settings as postrun.yaml has them. */
export async function bundledData(name: string, settings = ""): Promise<ReportData> {
  const result = await readInput(join(import.meta.dirname, "../../fixtures/scenarios", name), {});
  if ("error" in result) throw result.error;
  const [run] = result.runs;
  if (!run) throw new Error(`fixtures/scenarios/${name} holds no run`);
  const date = "2026-11-24T00:00:00.000Z";
  return reportDataOf(
    { run, diagnosis: diagnose(run) },
    { date, author: null, static: true, redacted: false, setup: setupOf(settings) },
  );
}

function setupOf(text: string): Setup {
  const settings = parseSettings(text, { file: "postrun.yaml", found: "given" });
  const used = { thresholds: [], criteria: [], plugins: [], hidden: [], own: [], hiddenWords: 0 };
  return {
    settings,
    parts: { checks: [], causes: [], readers: [] },
    declared: { file: settings.file, found: "given", ...used },
    logo: null,
    own: [],
  };
}
