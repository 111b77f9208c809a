/** Numbers as one text that gives back every bit: NaN, infinities and −0 included (NaN without its payload). */
export interface NumberText {
  /** `int`: differences of whole numbers. `f32`: base64 of single precision. `text`: the shortest decimals. */
  readonly as: "int" | "f32" | "text";
  readonly of: string;
}

/** Chooses the form that deflates best: counters as differences, what came from single precision as such. */
export function numbersToText(values: ArrayLike<number>): NumberText {
  const list = Array.from(values);
  if (list.length > 0 && list.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))) {
    const steps = list.map((value, i) => value - (i === 0 ? 0 : (list[i - 1] ?? 0)));
    if (steps.every(Number.isSafeInteger)) return { as: "int", of: steps.join(" ") };
  }
  const text = list.map(decimal).join(" ");
  const single = list.every((value) => Object.is(Math.fround(value), value));
  // Four bytes in base64 are shorter than decimals of ten digits, and deflate gives back a quarter of base64.
  if (single && list.length > 0 && text.length > 10 * list.length) return { as: "f32", of: floatsOf(list) };
  return { as: "text", of: text };
}

/** The numbers of a text, bit for bit. */
export function numbersFromText({ as, of }: NumberText): number[] {
  if (as === "f32") {
    const bytes = Buffer.from(of, "base64");
    return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
  }
  const list = of === "" ? [] : of.split(" ").map(Number);
  if (as === "text") return list;
  let sum = 0;
  return list.map((step) => {
    sum += step;
    return sum;
  });
}

/** The shortest decimal that reads back as the same number; −0 keeps its sign. */
export function decimal(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function floatsOf(list: readonly number[]): string {
  const bytes = Buffer.alloc(4 * list.length);
  for (const [i, value] of list.entries()) bytes.writeFloatLE(value, 4 * i);
  return bytes.toString("base64");
}
