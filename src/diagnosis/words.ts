/** A number as the report writes it: three significant digits, thousands with comma, − for minus. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (Number.isInteger(size) && size < 1e9) return sign + withCommas(String(size));
  if (size >= 1e6 || size < 1e-3) return sign + exponent(size);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(size)));
  return sign + withCommas(String(Number(size.toFixed(digits))));
}

/** A number in the spelling of config files: plain where short, else exponent; ASCII minus. */
export function configNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function exponent(size: number): string {
  return String(Number(size.toPrecision(3))).includes("e")
    ? size
        .toExponential(2)
        .replace("e+", "e")
        .replace(/\.?0+e/, "e")
    : withCommas(String(Number(size.toPrecision(3))));
}

function withCommas(digits: string): string {
  const [whole = "", part] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}
