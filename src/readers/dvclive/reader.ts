import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** DVCLive: a TSV a metric below `plots/metrics/`, whose path is the metric's name. */
export const dvclive: Reader = {
  id: "dvclive",
  title: "DVCLive",
  files: ["dvclive/plots/metrics/**/*.tsv", "dvclive/scalars/**/*.tsv"],
  about: {
    recognisedBy:
      "a path `plots/metrics/`, `dvclive/scalars/` or `dvclive/` and a column `step` beside the metric's own",
    reads: ["one metric a file by step, with its folders in its name"],
    leaves: ["`metrics.json`, the last values of the same curves"],
    traps: ["a metric that is itself called step or epoch"],
    provenBy: "DVCLive",
  },
  sniff: sniffDvclive,
  read: (files) => readEach("dvclive", files, readMetric),
};

/** Older releases wrote `dvclive/scalars/`, the first ones `dvclive/<metric>.tsv`. */
const PATH = /^(?:(.*)\/)?(?:plots\/metrics|dvclive\/scalars|dvclive)\/(.+)\.[ct]sv$/;

function sniffDvclive(file: SourceFile, head: Uint8Array): number {
  const metric = PATH.exec(file.name)?.[2];
  if (metric === undefined) return 0;
  const names = sniffCsv(head)?.header ?? [];
  const base = metric.slice(metric.lastIndexOf("/") + 1);
  // The column is the metric's base name; older releases wrote the whole of it.
  const own = names.at(-1) === base || names.at(-1) === metric;
  return names.includes("step") && own && names.length <= 3 ? 0.9 : 0;
}

async function* readMetric(file: SourceFile): AsyncGenerator<RunPart> {
  const match = PATH.exec(file.name);
  const metric = match?.[2];
  if (metric === undefined) throw new ReadError(`Cannot read ${file.name}: no path of a DVCLive metric`);
  const table = await readCsvTable(file);
  const base = table.dialect.header.at(-1);
  const columns = table.columns.map((column, i) =>
    // A metric may be called step or epoch itself, so that its column is told by its place.
    column.name === base && i === table.columns.length - 1 ? { ...column, name: metric } : column,
  );
  yield* partsOfTable(
    { ...table, columns },
    {
      reader: "dvclive",
      group: (match?.[1] ?? "").replace(/\/?dvclive$/, ""),
      axes: { step: columns[0]?.name === "step" || columns.length > 2 ? "step" : null, epoch: null },
      gave: "one metric",
    },
  );
}
