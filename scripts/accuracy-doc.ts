import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { calibration } from "../src/diagnosis/calibration.generated.ts";
import { TIERS } from "../src/diagnosis/confidence.ts";
import { type Label, scoringTool } from "./corpus.ts";

/** What the scoring tool prints with --json: shares 0…1 and how many runs each stands on. */
interface Score {
  readonly runs: number;
  readonly top1: number;
  readonly top3: number;
  readonly exact1: number;
  readonly confident: number;
  readonly precisionWhenConfident: number;
  readonly falseAlarmRate: number;
  readonly needlessRequests: number;
  readonly undecidableRight: number;
  readonly macroTop1: number;
  readonly constant: number;
  readonly ece: number;
  readonly n: Readonly<Record<string, number>>;
  readonly byCause: Readonly<Record<string, string>>;
}

/** Writes docs/accuracy.md from a whole evaluation: the figures, cut by what was exported, by task and by format. */
export function writeAccuracyDoc(evaluation: {
  readonly cache: string;
  readonly labels: readonly Label[];
  readonly lines: readonly string[];
}): void {
  const { cache, labels, lines } = evaluation;
  writeFileSync(join(cache, "part-diagnoses.jsonl"), lines.join(""));
  const scoreOf = (part: readonly Label[]): Score => {
    writeFileSync(
      join(cache, "part-truth.jsonl"),
      part.map((label) => `${JSON.stringify(label)}\n`).join(""),
    );
    const args = [
      scoringTool(),
      join(cache, "part-truth.jsonl"),
      join(cache, "part-diagnoses.jsonl"),
      "--json",
    ];
    return JSON.parse(execFileSync("node", args, { encoding: "utf8" })) as Score;
  };
  const text = `${[
    "# Accuracy\n",
    "Written by `npm run eval -- --write`; never edited by hand. The runs were truly trained, each faulty one beside a twin",
    "that differs by one planted fault. Rules and weights were chosen with these runs in view, so expect less on others.\n",
    ...overall(scoreOf(labels)),
    ...cut("By what the run exported", labels, {
      key: ({ level }) => LEVELS[level] ?? String(level),
      scoreOf,
    }),
    ...cut("By task", labels, { key: ({ task }) => task, scoreOf }),
    ...cut("By format", labels, { key: ({ format }) => format, scoreOf }),
    ...byCause(scoreOf(labels)),
    ...calibrationTable(),
  ].join("\n")}\n`;
  writeFileSync(resolve(import.meta.dirname, "../docs/accuracy.md"), text);
}

const LEVELS: Readonly<Record<number, string>> = {
  1: "epoch curves only",
  2: "step curves and a configuration",
  3: "instrumented",
};

function overall(score: Score): string[] {
  const row = (name: string, share: number, n: number | undefined): string =>
    `| ${name} | ${percent(share)} | ${n ?? ""} |`;
  return [
    "| measure | share | runs |",
    "| --- | ---: | ---: |",
    row("true cause (or an accepted neighbour) first, of decidable faulty runs", score.top1, score.n["top1"]),
    row("among the first three", score.top3, score.n["top3"]),
    row("the label itself first", score.exact1, score.n["exact1"]),
    row("the same, each cause weighing alike", score.macroTop1, score.n["top1"]),
    row("best single answer for all runs (a floor)", score.constant, score.n["top1"]),
    row("answered at 0.8 or more", score.confident, score.n["confident"]),
    row("right, of those", score.precisionWhenConfident, score.n["precisionWhenConfident"]),
    row(
      "healthy runs with a cause at 0.5 or more (false alarms)",
      score.falseAlarmRate,
      score.n["falseAlarmRate"],
    ),
    row("healthy runs asked for an artifact", score.needlessRequests, score.n["needlessRequests"]),
    row(
      "undecidable runs answered rightly (no wrong certainty, and the right request)",
      score.undecidableRight,
      score.n["undecidableRight"],
    ),
    row("expected calibration error of the first cause", score.ece, score.n["top1"]),
    "",
  ];
}

function cut(
  title: string,
  labels: readonly Label[],
  by: { readonly key: (label: Label) => string; readonly scoreOf: (part: readonly Label[]) => Score },
): string[] {
  const keys = [...new Set(labels.map(by.key))].sort();
  const rows = keys.map((key) => {
    const score = by.scoreOf(labels.filter((label) => by.key(label) === key));
    const n = score.n;
    return `| ${key} | ${score.runs} | ${percent(score.top1)} of ${n["top1"]} | ${percent(score.precisionWhenConfident)} of ${n["precisionWhenConfident"]} | ${percent(score.falseAlarmRate)} of ${n["falseAlarmRate"]} |`;
  });
  return [
    `## ${title}\n`,
    "| | runs | first cause right | right at ≥ 0.8 | false alarms |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
  ];
}

function byCause(score: Score): string[] {
  const rows = Object.entries(score.byCause).map(([cause, words]) => `| ${cause} | ${words} |`);
  return ["## By cause\n", "| cause | decidable runs |", "| --- | --- |", ...rows, ""];
}

function calibrationTable(): string[] {
  const rows = TIERS.flatMap((tier) =>
    calibration.levels[tier].map(
      ({ score, probability, calls, right }) =>
        `| ${tier} | ${score} | ${probability.toFixed(2)} | ${right} of ${calls} |`,
    ),
  );
  return [
    "## From evidence to confidence\n",
    `Fitted on ${calibration.fittedOn}. *Single* and *contested* evidence is held below 0.8 whatever the fit says.\n`,
    "| tier | evidence from | confidence | labelled calls that were right |",
    "| --- | ---: | ---: | ---: |",
    ...rows,
    "",
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
