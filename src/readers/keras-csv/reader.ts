import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { kerasFacts } from "./keras-facts.ts";

/** `CSVLogger` of Keras: one row an epoch, counted from 0; a bare name is the training value, `val_` the validation value. */
export const kerasCsv: Reader = {
  id: "keras-csv",
  title: "Keras CSVLogger",
  files: ["training.log", "training_log.csv", "history.csv"],
  about: {
    recognisedBy:
      "a header that begins with `epoch`, then `loss` beside `val_loss`, or sorted names as CSVLogger writes them; counted from 0",
    reads: ["losses and metrics by epoch"],
    leaves: ["columns of words, with a notice"],
    traps: ["epoch 0 stands for the first epoch done; `NA` is a value that an epoch does not have"],
    provenBy: "Keras' CSVLogger",
  },
  sniff: sniffKeras,
  read: (files) => readEach("keras-csv", files, readKeras),
};

function sniffKeras(file: SourceFile, head: Uint8Array): number {
  const dialect = sniffCsv(head);
  if (!dialect || dialect.delimiter === "whitespace") return 0;
  const names = dialect.header;
  if (names[0] !== "epoch" || names.some((name) => /[/\s]|^(train|step$|iter)/i.test(name))) return 0;
  // CSVLogger counts from 0; a table like it that counts from 1 was written by hand.
  if (dialect.sample[0]?.[0]?.trim() === "1") return 0;
  const twins = names.filter((name) => names.includes(`val_${name}`)).length;
  if (twins > 0) return 0.85;
  // Without validation data only the order tells: epoch first, then the rest sorted, as CSVLogger writes it.
  const rest = names.slice(1);
  const sorted = rest.every((name, i) => i === 0 || (rest[i - 1] ?? "") <= name);
  if (!rest.includes("loss") || !sorted) return 0;
  return baseOf(file.name).endsWith(".log") ? 0.8 : 0.6;
}

async function* readKeras(file: SourceFile) {
  const table = await readCsvTable(file);
  yield* partsOfTable(table, {
    reader: "keras-csv",
    tellWords: true,
    axes: { step: null, epoch: "epoch", epochRows: "index" },
    facts: kerasFacts,
    gave: "epoch metrics",
  });
}
