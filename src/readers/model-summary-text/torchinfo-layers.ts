import type { ModelLayer } from "../../model/artifacts.ts";

interface Row {
  readonly depth: number;
  readonly type: string;
  /** The variable that holds it, where the table has them. */
  readonly variable: string | null;
  readonly index: string;
  readonly params: string;
  readonly trainable: string;
  readonly kernel: string;
}

/** Layers of a table by torchinfo; a row that only holds others and no parameters of its own is left out. */
export function torchinfoLayers(header: string, lines: readonly string[]): ModelLayer[] {
  const end = lines.findIndex((line) => /^Total params/.test(line));
  const rows = (end < 0 ? lines : lines.slice(0, end)).flatMap((line) => rowOf(header, line) ?? []);
  const path: string[] = [];
  // What lies below a block that runs again was listed with its first run.
  let again = Number.POSITIVE_INFINITY;
  return rows.flatMap((row, i): ModelLayer[] => {
    path.splice(row.depth);
    path[row.depth] = row.variable ?? "";
    if (row.depth <= again) again = /recursive/.test(row.params) ? row.depth : Number.POSITIVE_INFINITY;
    const holds = (rows[i + 1]?.depth ?? 0) > row.depth;
    if (row.depth >= again || (holds && row.params === "--")) return [];
    // The first row is the model itself, which names of layers do not begin with.
    return layerOf(row, path.slice(1, row.depth + 1).join("."));
  });
}

function layerOf(row: Row, name: string): ModelLayer[] {
  const params = Number(row.params.replace(/[(),]/g, "").replace("--", "0"));
  if (!Number.isSafeInteger(params)) return [];
  const isFrozen = /^\(.*\)$/.test(row.params) || row.trainable === "False";
  const kernel = row.kernel.match(/\d+/g)?.map(Number) ?? [];
  return [
    {
      name: name === "" || row.variable === null ? `${row.type} ${row.index}`.trim() : name,
      type: row.type,
      params,
      trainable: isFrozen ? 0 : params,
      shapes: kernel.length > 0 && row.type === "Linear" ? [[...kernel].reverse()] : [],
    },
  ];
}

/** Columns stand where the header has their names; the tree before a type is four characters a level. */
function rowOf(header: string, line: string): Row | null {
  const match = /^([│├└─ ]*)([A-Za-z_][\w.]*)(?: \(([^)]*)\))?(?:: (\d+-\d+))?/.exec(line);
  const params = cellOf(header, line, "Param #");
  if (match === null || params === "") return null;
  const [, tree = "", type = "", variable, index = ""] = match;
  return {
    depth: index === "" ? 0 : Number(index.split("-")[0]),
    type,
    variable: variable ?? (tree === "" ? "" : null),
    index,
    params,
    trainable: cellOf(header, line, "Trainable"),
    kernel: cellOf(header, line, "Kernel Shape"),
  };
}

const COLUMNS = [
  "Input Shape",
  "Output Shape",
  "Param #",
  "Param %",
  "Kernel Shape",
  "Groups",
  "Mult-Adds",
  "Trainable",
];

function cellOf(header: string, line: string, name: string): string {
  const start = header.indexOf(name);
  if (start < 0) return "";
  const next = COLUMNS.map((other) => header.indexOf(other)).filter((at) => at > start);
  return line.slice(start, next.length > 0 ? Math.min(...next) : undefined).trim();
}
