/** What a cell or a JSON text says as a number: the number (NaN and infinities too), "missing", or "text". */
export type NumberCell = number | "missing" | "text";

/** Reads one cell of a table: empty is not logged, every writer's spelling of a non-finite number is that number. */
export function numberCell(cell: string): NumberCell {
  const value = Number(cell);
  // Number("  ") is 0, so a zero is looked at again.
  if (value !== 0 && !Number.isNaN(value)) return value;
  const word = cell.trim();
  if (word === "") return "missing";
  if (value === 0) return value;
  return SPELLINGS.get(word.toLowerCase()) ?? wrappedNumber(word);
}

/** The same where the file writes a comma for the decimal point. */
export function decimalCommaCell(cell: string): NumberCell {
  const word = cell.trim();
  return /^[-+]?\d*,\d+(e[-+]?\d+)?$/i.test(word) ? Number(word.replace(",", ".")) : numberCell(cell);
}

/** A number written as text, in JSON that has no other way to say NaN (protobuf JSON, fairseq); null for any other text. */
export function numberInText(text: string): number | null {
  const cell = numberCell(text);
  return typeof cell === "number" ? cell : null;
}

/** Spellings of Python, C, Java, numpy and Microsoft's C library; and the words that say that nothing was logged. */
const SPELLINGS: ReadonlyMap<string, NumberCell> = new Map<string, NumberCell>([
  ["nan", Number.NaN],
  ["-nan", Number.NaN],
  ["+nan", Number.NaN],
  ["nan(ind)", Number.NaN],
  ["-nan(ind)", Number.NaN],
  ["1.#qnan", Number.NaN],
  ["-1.#ind", Number.NaN],
  ["1.#ind", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["+inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
  ["+infinity", Number.POSITIVE_INFINITY],
  ["1.#inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["-infinity", Number.NEGATIVE_INFINITY],
  ["-1.#inf", Number.NEGATIVE_INFINITY],
  // Keras CSVLogger writes NA, fastai and pandas None for a value that an epoch does not have.
  ["na", "missing"],
  ["n/a", "missing"],
  ["none", "missing"],
  ["null", "missing"],
  ["-", "missing"],
]);

/** `tensor(0.53, device='cuda:0')`: a tensor printed where its number was meant. */
function wrappedNumber(word: string): NumberCell {
  const inner = /^tensor\(\s*([^,\s)]+)\s*[,)]/.exec(word)?.[1];
  if (inner === undefined) return "text";
  const value = Number(inner.replace(/\.$/, ""));
  return Number.isNaN(value) ? (SPELLINGS.get(inner.toLowerCase()) ?? "text") : value;
}
