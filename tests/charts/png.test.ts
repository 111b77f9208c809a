import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32Of } from "../../src/charts/crc32.ts";
import { deflateRuns } from "../../src/charts/deflate-runs.ts";
import { encodePng } from "../../src/charts/png.ts";

const runs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 900 })), { maxLength: 20 })
  .map((list) => Uint8Array.from(list.flatMap(([byte, times]) => Array.from({ length: times }, () => byte))));

describe("deflateRuns", () => {
  it("is read back by zlib as it was", () => {
    fc.assert(
      fc.property(fc.oneof(runs, fc.uint8Array({ maxLength: 500 })), (bytes) => {
        expect(new Uint8Array(inflateSync(deflateRuns(bytes)))).toEqual(bytes);
      }),
    );
  });

  it("makes a sparse matrix small", () => {
    expect(deflateRuns(new Uint8Array(300 * 301)).length).toBeLessThan(700);
  });
});

describe("encodePng", () => {
  it("holds the cells row by row, behind the signature and a palette", () => {
    const png = encodePng({
      width: 3,
      height: 2,
      cells: Uint8Array.from([0, 1, 2, 2, 1, 0]),
      palette: ["#ffffff", "#b0103a", "#000000"],
    });
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    const at = png.indexOf("IDAT");
    const length = png.readUInt32BE(at - 4);
    expect([...inflateSync(png.subarray(at + 4, at + 4 + length))]).toEqual([0, 0, 1, 2, 0, 2, 1, 0]);
    expect(
      png
        .subarray(png.indexOf("PLTE") + 4)
        .subarray(3, 6)
        .toString("hex"),
    ).toBe("b0103a");
  });
});

describe("crc32Of", () => {
  it("has the check value of the standard", () => {
    expect(crc32Of(Buffer.from("123456789"))).toBe(0xcbf43926);
  });
});
