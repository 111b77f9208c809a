import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/readers/json/tolerant-json.ts";

describe("numbers that JSON has not", () => {
  test("bare NaN and infinities are numbers, the same words in strings stay text", () => {
    const { value, fault } = parseJson(
      '{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN, Infinity", "d": null}',
    );
    expect(fault).toBeNull();
    expect(value).toEqual({ a: Number.NaN, b: [Infinity, -Infinity], c: "NaN, Infinity", d: null });
  });

  test("a missing key, null and NaN are three things", () => {
    const { value } = parseJson('[{"x": NaN}, {"x": null}, {}]');
    expect(value).toEqual([{ x: Number.NaN }, { x: null }, {}]);
  });
});

describe("faults", () => {
  test("say where they stand", () => {
    const { fault } = parseJson('{\n  "a": 1\n  "b": 2\n}');
    expect(fault).toEqual({ message: "a comma or } is expected", offset: 13, line: 3, cut: false });
  });

  test.each([
    ['{"a": [1, 2', { a: [1] }],
    ['{"a": [1, 2.', { a: [1] }],
    ['{"a": 1, "b', { a: 1 }],
    ['{"a": 1, "b": tr', { a: 1 }],
    ['[{"s": 1}, {"s": 2, "l": Na', [{ s: 1 }, { s: 2 }]],
  ])("%s keeps what stands before the cut", (text, kept) => {
    const { value, fault } = parseJson(text);
    expect(fault?.cut).toBe(true);
    expect(value).toEqual(kept);
  });

  test("two documents behind each other are no document", () => {
    expect(parseJson("{} {}").fault?.message).toBe("the end is expected");
  });

  test("endless nesting is a fault and no crash", () => {
    expect(parseJson(`NaN${"[".repeat(100_000)}`).fault).not.toBeNull();
    expect(parseJson("[".repeat(100_000)).fault?.message).toMatch(/nesting deeper/);
  });
});

test("reads what JSON.stringify writes, with a NaN beside it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = `[${JSON.stringify(value)}, NaN]`;
      expect(JSON.stringify(parseJson(text).value)).toBe(
        JSON.stringify([JSON.parse(JSON.stringify(value)), null]),
      );
    }),
  );
});

test("every prefix of a document is either cut or a fault, never a throw", () => {
  const text = '{"a": [1.5, -2e3, NaN, "x\\n\\"y"], "b": {"c": null, "d": -Infinity}}';
  for (let end = 1; end < text.length; end += 1) {
    const { fault } = parseJson(text.slice(0, end));
    expect(fault?.cut, text.slice(0, end)).toBe(true);
  }
});
