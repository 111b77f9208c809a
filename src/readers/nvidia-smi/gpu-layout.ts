import { normalName, TIME_NAMES } from "../../names/axis-names.ts";
import { momentOf } from "../tables/time-column.ts";

/** What a column of a log of cards holds. */
export type GpuQuantity = "time" | "date" | "card" | "name" | "utilization" | "memory" | "other" | "text";

export interface GpuColumn {
  /** As the header writes it; in a file without one, the name nvidia-smi has for it. */
  readonly name: string;
  readonly quantity: GpuQuantity;
  /** True where header or cells state megabytes or percent. */
  readonly hasUnit: boolean;
}

/**
 * How the file is laid out. `csv`: nvidia-smi's own, `own`: a table of cards by another program, `dmon`: columns between
 * blanks, `bare`: rows of nvidia-smi with neither header nor units, in which nothing tells the columns apart.
 */
export interface GpuLayout {
  readonly kind: "csv" | "own" | "dmon" | "bare";
  readonly columns: readonly GpuColumn[];
  readonly delimiter: "," | ";" | "\t" | "blanks";
  /** False where columns were told by the units in their cells. */
  readonly hasHeader: boolean;
}

/** The layout by the first lines; null where they are no log of cards. */
export function layoutOf(lines: readonly string[]): GpuLayout | null {
  const start = lines.findIndex((line) => line.trim() !== "");
  const first = (lines[start] ?? "").replace(/^\uFEFF/, "");
  if (/^#/.test(first.trim())) return dmonLayout(first, lines[start + 1] ?? "");
  const delimiter = ([",", "\t", ";"] as const).find((mark) => first.includes(mark));
  if (delimiter === undefined) return null;
  const cells = split(first, delimiter);
  if (!Number.isNaN(momentOf(cells[0] ?? "")) && isNvidiaTime(cells[0] ?? "")) {
    return headlessLayout(cells, delimiter);
  }
  const columns = cells.map(columnNamed);
  const isNvidia = cells.some((cell) =>
    /^(utilization\.(gpu|memory)|memory\.(used|free|total)|clocks\.|power\.draw|temperature\.gpu)/i.test(
      cell,
    ),
  );
  const measures = columns.filter((one) => one.quantity === "utilization" || one.quantity === "memory");
  if (isNvidia && measures.length > 0) return { kind: "csv", columns, delimiter, hasHeader: true };
  return isOwnTable(cells, columns) ? { kind: "own", columns, delimiter, hasHeader: true } : null;
}

/** The cells of a line in this layout. */
export function cellsOf(line: string, layout: GpuLayout): string[] {
  return layout.delimiter === "blanks" ? line.trim().split(/\s+/) : split(line, layout.delimiter);
}

function split(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

/** nvidia-smi writes `2024/11/23 12:23:29.950`, with slashes as nobody else does. */
function isNvidiaTime(cell: string): boolean {
  return /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(cell);
}

/** Without a header, units tell: percent is first the card and then its memory, MiB is what is used where it is alone. */
function headlessLayout(cells: readonly string[], delimiter: GpuLayout["delimiter"]): GpuLayout {
  const percent = cells.findIndex((cell) => /%$/.test(cell));
  const memories = cells.flatMap((cell, i) => (/MiB$/.test(cell) ? [i] : []));
  const columns = cells.map((cell, i): GpuColumn => {
    if (i === 0) return { name: "timestamp", quantity: "time", hasUnit: false };
    if (i === percent) return { name: "utilization.gpu [%]", quantity: "utilization", hasUnit: true };
    if (i === memories[0] && memories.length === 1) {
      return { name: "memory.used [MiB]", quantity: "memory", hasUnit: true };
    }
    return headlessColumn(cell, i);
  });
  const kind = percent >= 0 || memories.length > 0 ? "csv" : "bare";
  return { kind, columns, delimiter, hasHeader: false };
}

function headlessColumn(cell: string, i: number): GpuColumn {
  const unit = /(%|MiB)$/.exec(cell)?.[1];
  if (unit !== undefined) return { name: `column ${i + 1} [${unit}]`, quantity: "other", hasUnit: true };
  if (/^\d{1,2}$/.test(cell) && i <= 2) return { name: "index", quantity: "card", hasUnit: false };
  return { name: `column ${i + 1}`, quantity: /[A-Za-z]/.test(cell) ? "name" : "other", hasUnit: false };
}

/** `# gpu  pwr gtemp … sm mem` above `# Idx  W  C … %  %`; `-o DT` puts date and time before. */
function dmonLayout(first: string, second: string): GpuLayout | null {
  const names = first
    .replace(/^\s*#\s*/, "")
    .trim()
    .split(/\s+/);
  const units = second
    .replace(/^\s*#\s*/, "")
    .trim()
    .split(/\s+/);
  if (!/^\s*#/.test(second) || names.length !== units.length) return null;
  const gpu = names.indexOf("gpu");
  if (gpu < 0 || !/^idx$/i.test(units[gpu] ?? "")) return null;
  const columns = names.map((name, i): GpuColumn => {
    const hasUnit = /^(%|MB)$/i.test(units[i] ?? "");
    return { name, quantity: dmonQuantity(name.toLowerCase()), hasUnit };
  });
  return { kind: "dmon", columns, delimiter: "blanks", hasHeader: true };
}

/** In dmon `mem` is how busy the memory is in percent, `fb` the megabytes in use. */
function dmonQuantity(name: string): GpuQuantity {
  return DMON[name] ?? "other";
}

const DMON: Readonly<Record<string, GpuQuantity>> = {
  gpu: "card",
  date: "date",
  time: "time",
  sm: "utilization",
  fb: "memory",
  process: "text",
  command: "text",
};

function columnNamed(name: string): GpuColumn {
  const plain = normalName(name.replace(/\[.*\]/, ""))
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_+$/, "");
  const hasUnit = /\[(%|MiB)\]/i.test(name) || /(^|_)(mb|mib|percent|pct)$/.test(plain);
  return { name, quantity: quantityOf(plain), hasUnit };
}

function quantityOf(plain: string): GpuQuantity {
  if (TIME_NAMES.includes(plain)) return "time";
  if (
    /^(index|gpu|gpu_?(id|idx|index|no|num|number)|device(_id)?|(gpu_)?uuid|pci_bus_id|pci_bus)$/.test(plain)
  ) {
    return "card";
  }
  if (/^(name|gpu_name|product_name|pstate|driver_version|count)$/.test(plain)) return "name";
  if (/^(utili[sz]ation_gpu|gpu_?(util(i[sz]ation)?|usage|load)(_percent|_pct)?)$/.test(plain))
    return "utilization";
  if (/^((gpu_)?mem(ory)?_?used(_mi?b)?|gpu_mem(ory)?(_usage)?(_mi?b)?|vram(_used)?(_mi?b)?)$/.test(plain)) {
    return "memory";
  }
  return "other";
}

/** A table by another program: a time, the use of the card, and nothing that counts or measures a training. */
function isOwnTable(cells: readonly string[], columns: readonly GpuColumn[]): boolean {
  const has = (quantity: GpuQuantity): boolean => columns.some((one) => one.quantity === quantity);
  if (!has("time") || !has("utilization")) return false;
  return !cells.some((cell) =>
    /step|epoch|iter|batch|loss|acc|reward|(^|_)lr$|rate$/i.test(normalName(cell)),
  );
}
