import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromExactJson, toExactJson } from "../../../src/output/data/exact-json.ts";
import { numbersFromText, numbersToText } from "../../../src/output/data/number-text.ts";

const number = fc.oneof(
  fc.double(),
  fc.float(),
  fc.integer(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 5e-324, 2 ** 53),
);

describe("numbers as text", () => {
  it("come back bit for bit, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(number), (values) => {
        const back = numbersFromText(JSON.parse(JSON.stringify(numbersToText(values))));
        expect(bitsOf(back)).toEqual(bitsOf(values));
      }),
    );
  });

  it("are counters as differences, and single precision as such", () => {
    expect(numbersToText([10, 20, 30])).toEqual({ as: "int", of: "10 10 10" });
    const single = Array.from({ length: 50 }, (_, i) => Math.fround(1 / (i + 3)));
    expect(numbersToText(single).as).toBe("f32");
    expect(numbersToText([0.1, -0, Number.NaN])).toEqual({ as: "text", of: "0.1 -0 NaN" });
  });
});

describe("exact JSON", () => {
  it("gives plain data back, also data that looks like its own tags", () => {
    const data = fc.object({
      key: fc.oneof(fc.string(), fc.constantFrom("$", "of", "as")),
      values: [fc.string(), number, fc.boolean(), fc.constant(null), fc.constantFrom("number", "entries")],
    });
    fc.assert(
      fc.property(data, (value) => {
        expect(fromExactJson(toExactJson(value))).toEqual(value);
      }),
    );
  });

  it("gives typed arrays back as what they were, bit for bit", () => {
    fc.assert(
      fc.property(fc.float64Array(), fc.int32Array(), fc.uint8Array(), (a, b, c) => {
        const back = fromExactJson(toExactJson({ a, b, c })) as {
          a: Float64Array;
          b: Int32Array;
          c: Uint8Array;
        };
        expect(back.a).toBeInstanceOf(Float64Array);
        expect(bitsOf(back.a)).toEqual(bitsOf(a));
        expect(back.b).toEqual(b);
        expect(back.c).toEqual(c);
      }),
    );
  });
});

/** The bits of each number; every NaN counts as one. */
function bitsOf(values: ArrayLike<number>): string[] {
  return Array.from(values, (value) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return Number.isNaN(value) ? "NaN" : bytes.toString("hex");
  });
}
