/** A number as a sentence has it: three significant digits, comma for thousands, − for minus. */
export function numberWords(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (Number.isInteger(size) && size < 1e9) return sign + withCommas(String(size));
  if (size >= 1e6 || size < 1e-3) return sign + exponentWords(size);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(size)));
  return sign + withCommas(String(Number(size.toFixed(digits))));
}

/** A number in the spelling of config files: plain where short, else exponent; ASCII minus. */
export function configNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A share 0…1 in percent: "12 %", "0.4 %". */
export function percentWords(share: number): string {
  return `${numberWords(Number((100 * share).toPrecision(Math.abs(share) >= 0.01 ? 2 : 1)))} %`;
}

function exponentWords(size: number): string {
  return size
    .toExponential(2)
    .replace("e+", "e")
    .replace(/\.?0+e/, "e")
    .replace("e-", "e−");
}

function withCommas(digits: string): string {
  const [whole = "", part] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}
