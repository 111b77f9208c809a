// npm run calibrate: fits the map from evidence to probability on the labelled runs, writes
// src/diagnosis/calibration.generated.ts, and judges it with folds by task: each by the table fitted without it.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type CalibrationTable, TIERS } from "../src/diagnosis/confidence.ts";
import { corpusFolder, readLabels } from "./corpus.ts";
import { crossValidated } from "./eval/evaluate.ts";
import { readLabelled } from "./eval/read-labelled.ts";
import { barTable, foldTable } from "./eval/tables.ts";
import { tableText } from "./eval/write-table.ts";
import { callsOn, fitTable } from "./fit-table.ts";
import { endWhereNobodyReads } from "./quiet-pipe.ts";

endWhereNobodyReads();
const folder = corpusFolder();
if (folder === null) console.log("calibrate: skipped, no labelled runs (set POSTRUN_CORPUS)");
else await calibrate(folder);

async function calibrate(corpus: string): Promise<void> {
  const labels = readLabels(corpus);
  const all = await readLabelled(corpus, labels);
  const calls = all.flatMap(({ label, read }) => (read ? callsOn(label, read.observations) : []));
  const table = fitTable(calls, `${calls.length} calls on ${labels.length} labelled runs`);
  const file = resolve(import.meta.dirname, "../src/diagnosis/calibration.generated.ts");
  writeFileSync(file, source(table));
  for (const tier of TIERS) {
    const levels = table.levels[tier].map((l) => `${l.score}→${l.probability} (${l.right}/${l.calls})`);
    console.log(tier, levels.join("  "));
  }
  const { score, answers } = crossValidated(all);
  console.log(
    tableText(barTable(score, "Each run is judged by the table that was fitted without its task.")),
  );
  console.log(tableText(foldTable(labels, answers)));
}

function source(table: CalibrationTable): string {
  return `// Written by \`npm run calibrate\`; never edited by hand.
import type { CalibrationTable } from "./confidence.ts";

export const calibration: CalibrationTable = ${JSON.stringify(table, null, 2)};
`;
}
