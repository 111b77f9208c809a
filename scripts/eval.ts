// npm run eval [-- --misses] [--json] [--task T] [--format F] [--cause C] [--write]: diagnoses the labelled runs and prints
// how right, calibrated and quiet the answers are, each figure beside its bar; --write also puts it into docs/accuracy.md
// and into the list of bars that must not be lost again. Ends with 1 where a bar that was met is lost.
import { realpathSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeAccuracyDoc } from "./accuracy-doc.ts";
import { corpusFolder, devFolder, type Label, readLabels } from "./corpus.ts";
import { ablation } from "./eval/ablation.ts";
import { BARS, figureOf } from "./eval/bars.ts";
import { crossValidated, type Evaluation, inForce } from "./eval/evaluate.ts";
import { lostBars, tightenRatchet } from "./eval/ratchet.ts";
import { type Labelled, readLabelled } from "./eval/read-labelled.ts";
import {
  ablationTable,
  barTable,
  causeTable,
  cutTable,
  foldTable,
  levelTitle,
  reliabilityTable,
  type Table,
} from "./eval/tables.ts";
import { tableText } from "./eval/write-table.ts";
import { endWhereNobodyReads } from "./quiet-pipe.ts";

const { values } = parseArgs({
  options: {
    misses: { type: "boolean" },
    json: { type: "boolean" },
    task: { type: "string" },
    format: { type: "string" },
    cause: { type: "string" },
    write: { type: "boolean" },
  },
});
endWhereNobodyReads();
const folder = corpusFolder();
if (folder === null) console.log("eval: skipped, no labelled runs (set POSTRUN_CORPUS)");
else await main(folder);

async function main(corpus: string): Promise<void> {
  const labels = readLabels(corpus);
  const started = performance.now();
  const all = await readLabelled(corpus, labels.filter(isWanted));
  // Only the runs that the table was fitted to need it refitted; others were never seen by it.
  const isDev = all.length === labels.length && realpathSync(corpus) === devFolder();
  const judged = isDev ? crossValidated(all) : inForce(all);
  if (values.json) console.log(JSON.stringify(figures(judged)));
  else await print({ corpus, all, judged, isDev });
  if (!values.json)
    console.log(
      `\n${all.length} runs in ${((performance.now() - started) / 1000).toFixed(1)} s, in one process`,
    );
  if (!isDev) return;
  const lost = lostBars(judged.score);
  for (const { title, side, value } of lost)
    console.error(`eval: lost a bar that was met: ${title} ${side} ${value}`);
  if (lost.length > 0) process.exitCode = 1;
  if (values.write) tightenRatchet(judged.score);
}

async function print(what: {
  readonly corpus: string;
  readonly all: readonly Labelled[];
  readonly judged: Evaluation;
  readonly isDev: boolean;
}): Promise<void> {
  const { corpus, all, judged, isDev } = what;
  const labels = all.map(({ label }) => label);
  const missing = labels.length - judged.answers.size;
  console.log(`runs ${labels.length}, without a diagnosis ${missing}`);
  const how = isDev
    ? "Each run is judged by the table of confidence that was fitted without its task."
    : "Judged by the table of confidence in force.";
  const tables: Table[] = [barTable(judged.score, how), reliabilityTable(judged.score)];
  if (isDev) {
    const { counts, ece } = inForce(all).score;
    tables.push(
      foldTable(labels, judged.answers),
      cutTable("By what the run exported", labels, {
        means: `Other runs at each level: not the ablation below. With the table in force, whose fit saw these runs, all together: calibration error ${(100 * ece).toFixed(1)} %, false alarms ${counts.falseAlarms.hits} of ${counts.falseAlarms.of}.`,
        answers: judged.answers,
        key: ({ level }) => levelTitle(level),
      }),
      cutTable("By format", labels, {
        means: "Who wrote the files.",
        answers: judged.answers,
        key: ({ format }) => format,
      }),
      ablationTable(await ablation(corpus, all)),
    );
  }
  tables.push(causeTable(judged.score));
  for (const table of tables) console.log(tableText(table));
  if (values.misses) console.log(judged.score.misses.join("\n"));
  if (values.write) writeAccuracyDoc(tables, labels.length);
}

function figures({ score }: Evaluation): Record<string, unknown> {
  return {
    ...Object.fromEntries(BARS.map(({ id }) => [id, figureOf(score, id)])),
    constant: score.counts.constant.hits / Math.max(1, score.counts.constant.of),
    counts: score.counts,
    byCause: Object.fromEntries(score.byCause),
  };
}

function isWanted({ task, format, cause }: Label): boolean {
  return (
    (values.task === undefined || values.task === task) &&
    (values.format === undefined || values.format === format) &&
    (values.cause === undefined || values.cause === cause)
  );
}
