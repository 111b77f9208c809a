/** Names that differ in the number at their end alone: `x00017` is head `x`, width 5, number 17. */
export interface NumberedNames {
  readonly head: string;
  /** Digits of each number, zeros before it; 0 where numbers stand as they are. */
  readonly width: number;
  readonly of: readonly number[];
}

/** Fewer names than this are no shorter as numbers. */
const FEWEST = 8;

/** The list as numbers; null where its names are not of one such form. */
export function numberedNames(list: readonly unknown[]): NumberedNames | null {
  if (list.length < FEWEST) return null;
  const parts: RegExpExecArray[] = [];
  for (const name of list) {
    const part = typeof name === "string" ? /^(.*?)(\d{1,15})$/s.exec(name) : null;
    if (part === null || part[1] !== (parts[0] ?? part)[1]) return null;
    parts.push(part);
  }
  const digits = parts.map(([, , number = ""]) => number);
  const [first = ""] = digits;
  const even = digits.every(({ length }) => length === first.length);
  if (!even && digits.some((number) => /^0\d/.test(number))) return null;
  return { head: parts[0]?.[1] ?? "", width: even ? first.length : 0, of: digits.map(Number) };
}

/** The names of numberedNames. */
export function namesOf({ head, width, of }: NumberedNames): readonly string[] {
  return of.map((number) => `${head}${String(number).padStart(width, "0")}`);
}
