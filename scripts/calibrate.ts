// npm run calibrate: fits the map from evidence to probability on the labelled runs and writes
// src/diagnosis/calibration.generated.ts. One staircase a tier, isotonic, judged with folds by task.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { causes } from "../src/causes/index.ts";
import { readInput } from "../src/cli/read-inputs.ts";
import { calibration } from "../src/diagnosis/calibration.generated.ts";
import {
  type CalibrationLevel,
  type CalibrationTable,
  confidenceOf,
  type EvidenceTier,
  TIERS,
} from "../src/diagnosis/confidence.ts";
import { rankCauses } from "../src/diagnosis/rank.ts";
import { observe } from "../src/pipeline.ts";
import { isotonicRegression } from "../src/stats/isotonic-regression.ts";
import { corpusFolder, type Label, readLabels } from "./corpus.ts";

/** One labelled call: this cause had this much evidence on this run, and was or was not at work. */
interface Call {
  readonly tier: EvidenceTier;
  readonly score: number;
  readonly right: boolean;
  readonly task: string;
}

/** A block counts as if this many further calls had gone the way of all calls of its tier. */
const PRIOR = 2;
/** Scores are told apart by no less than this: weights are whole numbers, strengths are not that exact. */
const GRAIN = 0.5;

const folder = corpusFolder();
if (folder === null) console.log("calibrate: skipped, no labelled runs (set POSTRUN_CORPUS)");
else await calibrate(folder);

async function calibrate(corpus: string): Promise<void> {
  const labels = readLabels(corpus);
  const calls = (await Promise.all(labels.map((label) => callsOf(corpus, label)))).flat();
  const table = fitTable(calls, `${calls.length} calls on ${labels.length} labelled runs`);
  const file = resolve(import.meta.dirname, "../src/diagnosis/calibration.generated.ts");
  writeFileSync(file, source(table));
  const tasks = [...new Set(labels.map(({ task }) => task))];
  for (const tier of TIERS)
    console.log(
      tier,
      table.levels[tier].map((l) => `${l.score}→${l.probability} (${l.right}/${l.calls})`).join("  "),
    );
  console.log(`expected calibration error in sample ${error(calls, () => table).toFixed(3)}`);
  const without = new Map(
    tasks.map((task) => [
      task,
      fitTable(
        calls.filter((call) => call.task !== task),
        "",
      ),
    ]),
  );
  console.log(
    `with the table fitted without the task judged ${error(calls, ({ task }) => without.get(task) ?? table).toFixed(3)}`,
  );
}

async function callsOf(corpus: string, label: Label): Promise<Call[]> {
  const result = await readInput(join(corpus, "runs", label.run), {});
  if ("error" in result) return [];
  const right = new Set([label.cause, ...label.accept]);
  return result.runs.flatMap((run) =>
    // Every cause with evidence is a call, at the table in force: the table decides no score and no tier.
    rankCauses(causes, observe(run), { ...calibration, levels: everything() })
      .standings.filter(({ role }) => role !== "consequence")
      .map(({ tier, weighing }) => ({
        tier,
        score: Math.floor(weighing.score / GRAIN) * GRAIN,
        right: right.has(weighing.cause.id),
        task: label.task,
      })),
  );
}

/** A table in which every cause with evidence is listed, growing with its score so that roots explain consequences. */
function everything(): CalibrationTable["levels"] {
  const levels: CalibrationLevel[] = Array.from({ length: 40 }, (_, i) => ({
    score: i * GRAIN,
    probability: Math.min(0.95, 0.2 + i * 0.08),
    calls: 0,
    right: 0,
  }));
  return { contested: levels, single: levels, several: levels, decisive: levels };
}

function fitTable(calls: readonly Call[], fittedOn: string): CalibrationTable {
  const levels = Object.fromEntries(
    TIERS.map((tier) => [tier, fitTier(calls.filter((call) => call.tier === tier))]),
  );
  return { fittedOn, levels: levels as CalibrationTable["levels"] };
}

function fitTier(calls: readonly Call[]): readonly CalibrationLevel[] {
  const priorMean = calls.length === 0 ? 0 : calls.filter(({ right }) => right).length / calls.length;
  return isotonicRegression(
    calls.map(({ score }) => score),
    calls.map(({ right }) => Number(right)),
    { prior: PRIOR, priorMean },
  ).map(({ from, value, count, total }) => ({
    score: from,
    probability: Number(Math.min(0.99, Math.max(0.01, value)).toFixed(3)),
    calls: count,
    right: total,
  }));
}

/** Expected calibration error over ten bins, each call with its own table. */
function error(calls: readonly Call[], tableFor: (call: Call) => CalibrationTable): number {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0 }));
  for (const call of calls) {
    const { probability } = confidenceOf(call.score, call.tier, tableFor(call));
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (!bin) continue;
    bin.sum += probability;
    bin.right += Number(call.right);
  }
  return bins.reduce((total, { sum, right }) => total + Math.abs(sum - right), 0) / Math.max(1, calls.length);
}

function source(table: CalibrationTable): string {
  return `// Written by \`npm run calibrate\`; never edited by hand.
import type { CalibrationTable } from "./confidence.ts";

export const calibration: CalibrationTable = ${JSON.stringify(table, null, 2)};
`;
}
