import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import type { TableColumn } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import type { ColumnFacts } from "../tables/table-series.ts";
import { withTrainingSteps } from "./validation-steps.ts";

/** `metrics.csv` of Lightning's CSVLogger: a row for each call of `log`, with its own keys filled and the others empty. */
export const lightningCsv: Reader = {
  id: "lightning-csv",
  title: "PyTorch Lightning CSVLogger",
  files: ["metrics.csv"],
  about: {
    recognisedBy:
      "`metrics.csv` with `step`, and `hparams.yaml` beside it, a folder of Lightning's or `_step` columns",
    reads: ["values by step and by epoch"],
    leaves: ["columns of words, with a notice"],
    traps: [
      "`_step` and `_epoch` state how often a column is written; rows of single validation batches get the training step of their validation",
    ],
    provenBy: "Lightning's CSVLogger",
  },
  sniff: sniffLightning,
  read: (files) => readEach("lightning-csv", files, readLightning),
};

function sniffLightning(
  file: SourceFile,
  head: Uint8Array,
  source: { readonly files: readonly SourceFile[] },
): number {
  const dialect = sniffCsv(head);
  if (dialect?.delimiter !== "," || !dialect.header.includes("step")) return 0;
  if (baseOf(file.name) !== "metrics.csv" || dialect.header.some((name) => name === "" || name === "value"))
    return 0;
  const folder = file.name.slice(0, -"metrics.csv".length);
  const hparams = source.files.some((other) => other.name === `${folder}hparams.yaml`);
  if (hparams) return 0.9;
  // `log(on_step=True, on_epoch=True)` makes the pair; one of the two alone is how anyone may name a column.
  const suffixed = dialect.header.some((name) => name.endsWith("_step"));
  const version = /(^|\/)(lightning_logs|version_\d+)\//.test(file.name);
  if (version) return 0.9;
  return suffixed && dialect.header.includes("epoch") ? 0.8 : 0;
}

async function* readLightning(file: SourceFile) {
  const table = withTrainingSteps(await readCsvTable(file));
  yield* partsOfTable(table, {
    reader: "lightning-csv",
    tellWords: true,
    axes: { step: "step", epoch: "epoch" },
    facts: lightningFacts,
    gave: "step and epoch metrics",
  });
}

/** `log(on_step=True, on_epoch=True)` adds the suffix that says which of the two a column is. */
function lightningFacts(column: TableColumn): ColumnFacts {
  if (column.name.endsWith("_step")) return { cadence: "step" };
  if (column.name.endsWith("_epoch")) return { cadence: "epoch" };
  return {};
}
