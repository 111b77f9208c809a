import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldsOf, intsOf, realOf, realsOf, textOf, WireError } from "../../../src/readers/wire/protobuf.ts";
import {
  bytesField,
  doubleField,
  doubles,
  floatField,
  intField,
  message,
  varint,
} from "./encode-protobuf.ts";

describe("fieldsOf", () => {
  it("gives numbers, reals and texts in order", () => {
    const fields = [
      ...fieldsOf(message(intField(2, 300), doubleField(1, 0.1), floatField(5, 0.5), bytesField(16, "é"))),
    ];
    expect(fields.map((field) => field.number)).toEqual([2, 1, 5, 16]);
    expect(fields[0]?.int).toBe(300);
    expect(fields.slice(1, 3).map(realOf)).toEqual([0.1, 0.5]);
    expect(fields.slice(3).map(textOf)).toEqual(["é"]);
  });

  it("reads any step that JavaScript can hold, negative ones too", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect([...fieldsOf(intField(2, value))][0]?.int).toBe(value);
      }),
    );
  });

  it("reads packed and single values of a repeated field alike", () => {
    const packed = [...fieldsOf(bytesField(6, doubles([1.5, Number.NaN, -2])))].flatMap((f) => realsOf(f, 8));
    const single = [1.5, Number.NaN, -2].flatMap((v) =>
      [...fieldsOf(doubleField(6, v))].flatMap((f) => realsOf(f, 8)),
    );
    expect(packed).toEqual([1.5, Number.NaN, -2]);
    expect(single).toEqual(packed);
    const ints = bytesField(10, Buffer.concat([varint(7n), varint(-1n)]));
    expect([...fieldsOf(ints)].flatMap(intsOf)).toEqual([7, -1]);
  });

  it("throws WireError and nothing else on bytes that are no message", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          for (const field of fieldsOf(bytes)) expect(field.number).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
    );
  });

  it("refuses a length beyond the message", () => {
    expect(() => [...fieldsOf(Buffer.from([0x0a, 0x05, 0x01]))]).toThrow(WireError);
    expect(() => [...fieldsOf(Buffer.from([0x0b]))]).toThrow(/wire type 3/);
  });
});
