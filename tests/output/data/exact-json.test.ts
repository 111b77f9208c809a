import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase85, toBase85 } from "../../../src/output/data/base85.ts";
import { fromExactJson, toExactJson } from "../../../src/output/data/exact-json.ts";
import { numbersFromText, numbersToText } from "../../../src/output/data/number-text.ts";
import { packColumn } from "../../../src/output/data/pack-column.ts";
import { packJson } from "../../../src/output/data/pack-json.ts";
import { unpackColumn } from "../../../src/output/data/unpack-column.ts";
import { unpackJson } from "../../../src/output/data/unpack-json.ts";

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
      maxDepth: 4,
      key: fc.oneof(fc.string(), fc.constantFrom("$", "of", "as")),
      values: [fc.string(), number, fc.boolean(), fc.constant(null), fc.constantFrom("number", "entries")],
    });
    fc.assert(
      fc.property(data, (value) => {
        expect(fromExactJson(toExactJson(value, numbersToText), numbersFromText)).toEqual(value);
        expect(unpackJson(packJson(value))).toEqual(value);
      }),
    );
  });

  it("gives typed arrays back as what they were, bit for bit", () => {
    fc.assert(
      fc.property(fc.float64Array(), fc.int32Array(), fc.uint8Array(), (a, b, c) => {
        for (const written of [
          fromExactJson(toExactJson({ a, b, c }, numbersToText), numbersFromText),
          unpackJson(packJson({ a, b, c })),
        ]) {
          const back = written as { a: Float64Array; b: Int32Array; c: Uint8Array };
          expect(back.a).toBeInstanceOf(Float64Array);
          expect(bitsOf(back.a)).toEqual(bitsOf(a));
          expect(back.b).toEqual(b);
          expect(back.c).toEqual(c);
        }
      }),
    );
  });

  it.each([
    ["numbered names", Array.from({ length: 20 }, (_, i) => `item-${String(i + 90).padStart(5, "0")}`)],
    ["names whose numbers grow", Array.from({ length: 20 }, (_, i) => `x${i}`)],
    ["names of which one is of another form", [...Array.from({ length: 9 }, (_, i) => `x${i}`), "x09"]],
    ["rows", Array.from({ length: 12 }, (_, i) => ({ a: i / 10, b: i === 3 ? null : "b", $: [i] }))],
    ["rows with NaN", Array.from({ length: 12 }, (_, i) => ({ y: i > 4 ? Number.NaN : i, x: -0 }))],
    ["rows of which one lacks a key", [...Array.from({ length: 9 }, () => ({ a: 1, b: 2 })), { a: 1 }]],
  ])("gives %s back", (_, list) => {
    expect(fromExactJson(toExactJson({ list }, numbersToText), numbersFromText)).toEqual({ list });
    expect(unpackJson(packJson({ list }))).toEqual({ list });
  });

  it("is shorter for numbered names and rows than as they stand", () => {
    const names = Array.from({ length: 500 }, (_, i) => `x${String(i).padStart(5, "0")}`);
    expect(packJson(names).length).toBeLessThan(JSON.stringify(names).length / 3);
  });

  it("holds equal columns once", () => {
    const loss = Float64Array.from({ length: 400 }, (_, i) => Math.round(1e4 * Math.sin(i)) / 1e4);
    const once = packJson({ loss }).length;
    expect(packJson({ loss, drawn: Array.from(loss) }).length).toBeLessThan(once + 60);
  });
});

describe("columns of bytes", () => {
  it("give every number back, whatever it is, in any mixture", () => {
    const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }));
    const like = fc.oneof(
      fc.array(number),
      fc.array(
        decimal.map(([whole, digits]) => whole / 10 ** digits),
        { minLength: 1 },
      ),
      fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0.25) }, { weight: 1, arbitrary: number })),
    );
    fc.assert(
      fc.property(like, (values) => {
        expect(bitsOf(unpackColumn(packColumn(values)))).toEqual(bitsOf(values));
      }),
    );
  });

  it("are whole multiples of a power of ten, differences for what moves slowly, bits or text for the rest", () => {
    const falling = Array.from({ length: 300 }, (_, i) => Number((7 - i / 1000).toFixed(3)));
    expect(packColumn(falling).column).toEqual({
      as: "decimal",
      count: 300,
      bytes: 600,
      digits: 3,
      delta: true,
    });
    const gone = [...falling, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY];
    expect(packColumn(gone).column.odd).toEqual([
      [300, 2, "NaN"],
      [302, 1, "Infinity"],
    ]);
    const single = Array.from({ length: 300 }, (_, i) => Math.fround(Math.sin(i)));
    expect(packColumn(single).column).toMatchObject({ as: "single", bytes: 1200 });
    const rate = Array.from({ length: 300 }, (_, i) => i * 0.0001);
    expect(packColumn(rate).column).toMatchObject({ as: "text" });
    const double = Array.from({ length: 300 }, (_, i) => Math.sin(i) / 3);
    expect(packColumn(double).column).toMatchObject({ as: "double", bytes: 2400 });
  });

  it("are refused where they are cut or claim what is not there", () => {
    const packed = packJson({ values: Float64Array.from({ length: 50 }, (_, i) => Math.sin(i)) });
    expect(() => unpackJson(packed.subarray(0, packed.length - 1))).toThrow(RangeError);
    const huge = Buffer.from('[{"as":"decimal","count":1e12,"bytes":0}]\0{}\0');
    expect(() => unpackJson(huge)).toThrow(RangeError);
  });
});

describe("base 85", () => {
  it("gives all bytes back, and no sign of it means anything in a page", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase85(bytes);
        expect(text).not.toMatch(/[-"'&<>\\`\s]/);
        expect(text.length).toBe(Math.ceil((bytes.length * 5) / 4));
        expect(fromBase85(text)).toEqual(bytes);
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
