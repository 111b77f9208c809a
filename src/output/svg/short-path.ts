/**
 * A path of straight lines written short: each point as its way from the one before, in tenths of a pixel, so that no
 * rounding adds up: two thirds of the bytes of absolute places; a path with curves stays as it is.
 */
export function shortPath(d: string): string {
  const commands = commandsOf(d);
  if (commands === null) return d;
  const pen = { x: 0, y: 0, startX: 0, startY: 0 };
  let out = "";
  let last = "";
  for (const { letter, numbers } of commands) {
    if (letter === "Z") {
      [pen.x, pen.y] = [pen.startX, pen.startY];
      [out, last] = [`${out}Z`, "Z"];
      continue;
    }
    const [x, y] = target(letter, numbers, pen);
    const [dx, dy] = [x - pen.x, y - pen.y];
    [pen.x, pen.y] = [x, y];
    if (letter === "M") [pen.startX, pen.startY] = [x, y];
    const written = letter === "M" ? (["M", [x, y]] as const) : lineTo(dx, dy);
    // A step of no length shows nothing, unless it is the only one of its part: then it is a dot.
    if (letter !== "M" && dx === 0 && dy === 0 && last !== "M") continue;
    out += `${written[0] === last && last !== "M" ? "" : written[0]}${joined(out.slice(-LONGEST_NUMBER), written, last)}`;
    last = written[0];
  }
  return out.length < d.length ? out : d;
}

/** Letters of a number at the most: "-1234567.8". */
const LONGEST_NUMBER = 10;

interface Command {
  readonly letter: string;
  /** In tenths. */
  readonly numbers: readonly number[];
}

const NUMBERS_OF: Readonly<Record<string, number>> = { M: 2, L: 2, l: 2, H: 1, h: 1, V: 1, v: 1 };

/** Null where the path holds anything but straight lines in tenths of a pixel. */
function commandsOf(d: string): readonly Command[] | null {
  const commands: Command[] = [];
  const parts = d.match(/[A-Za-z][^A-Za-z]*/g) ?? [];
  if (parts.join("") !== d || parts[0]?.[0] !== "M") return null;
  for (const part of parts) {
    const letter = part.charAt(0);
    const numbers = (part.slice(1).match(/-?\d*\.?\d+/g) ?? []).map((number) => 10 * Number(number));
    if (letter === "Z" && numbers.length === 0) commands.push({ letter, numbers });
    else if (!pushAll(commands, letter, numbers)) return null;
  }
  return commands;
}

/** A letter may be followed by several places; after the first a move draws lines. */
function pushAll(commands: Command[], letter: string, numbers: readonly number[]): boolean {
  const size = NUMBERS_OF[letter];
  const tenths = numbers.map(Math.round);
  if (size === undefined || numbers.length === 0 || numbers.length % size !== 0) return false;
  if (tenths.some((tenth, i) => Math.abs(tenth - (numbers[i] ?? 0)) > 1e-6)) return false;
  for (let i = 0; i < tenths.length; i += size) {
    commands.push({ letter: letter === "M" && i > 0 ? "L" : letter, numbers: tenths.slice(i, i + size) });
  }
  return true;
}

function target(
  letter: string,
  [a = 0, b = 0]: readonly number[],
  pen: { readonly x: number; readonly y: number },
): readonly [number, number] {
  switch (letter) {
    case "l":
      return [pen.x + a, pen.y + b];
    case "h":
      return [pen.x + a, pen.y];
    case "v":
      return [pen.x, pen.y + a];
    case "H":
      return [a, pen.y];
    case "V":
      return [pen.x, a];
    default:
      return [a, b];
  }
}

function lineTo(dx: number, dy: number): readonly [string, readonly number[]] {
  if (dy === 0) return ["h", [dx]];
  return dx === 0 ? ["v", [dy]] : ["l", [dx, dy]];
}

/** Numbers behind their letter: a sign or a second point parts them as well as a comma does. */
function joined(
  before: string,
  [letter, tenths]: readonly [string, readonly number[]],
  last: string,
): string {
  let out = "";
  let needsComma = letter === last && last !== "M";
  let pointed = /\.\d*$/.test(before);
  for (const tenth of tenths) {
    const text = tenthText(tenth);
    const parted = !needsComma || text.startsWith("-") || (text.startsWith(".") && pointed);
    out += `${parted ? "" : ","}${text}`;
    needsComma = true;
    pointed = text.includes(".");
  }
  return out;
}

function tenthText(tenth: number): string {
  return String(tenth / 10).replace(/^(-?)0\./, "$1.");
}
