import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { calibration } from "../src/diagnosis/calibration.generated.ts";
import { TIERS } from "../src/diagnosis/confidence.ts";
import type { Table } from "./eval/tables.ts";
import { tableMarkdown } from "./eval/write-table.ts";

/** Writes docs/accuracy.md from a whole evaluation: its tables, and the map from evidence to confidence. */
export function writeAccuracyDoc(tables: readonly Table[], runs: number): void {
  const text = [
    "# Accuracy\n",
    `Written by \`npm run eval -- --write\`; never edited by hand. ${runs} runs were truly trained, each faulty one beside a twin`,
    "that differs by one planted fault. Rules and weights were chosen with these runs in view, so expect less on others; only the",
    "map from evidence to confidence is judged on tasks that its fit did not see.\n",
    ...[...tables, calibrationTable()].map(tableMarkdown),
  ].join("\n");
  writeFileSync(resolve(import.meta.dirname, "../docs/accuracy.md"), `${text.trimEnd()}\n`);
}

function calibrationTable(): Table {
  const rows = TIERS.flatMap((tier) =>
    calibration.levels[tier].map(({ score, probability, calls, right }) => [
      tier,
      String(score),
      probability.toFixed(2),
      `${right} of ${calls}`,
    ]),
  );
  return {
    title: "From evidence to confidence",
    means: `Fitted on ${calibration.fittedOn}. *Single* and *contested* evidence is held below 0.8 whatever the fit says.`,
    rows: [["tier", "evidence from", "confidence", "labelled calls that were right"], ...rows],
  };
}
