import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { crc32, crc32c, maskedCrc32c } from "../../../src/readers/wire/crc32.ts";

const digits = new TextEncoder().encode("123456789");

it("gives the check values of the catalogue of CRCs for the digits 1 to 9", () => {
  expect(crc32(digits)).toBe(0xcbf43926);
  expect(crc32c(digits)).toBe(0xe3069283);
});

it("gives the checksum that every TensorBoard file has at byte 8: that of the length 24 of its version record", () => {
  const length = new Uint8Array([24, 0, 0, 0, 0, 0, 0, 0]);
  expect(maskedCrc32c(length)).toBe(0x224b7fa3);
});

it("agrees with zlib, whatever the cut between the parts", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(), (bytes, cut) => {
      const at = bytes.length === 0 ? 0 : cut % bytes.length;
      expect(crc32(bytes.subarray(0, at), bytes.subarray(at))).toBe(zlibCrc32(bytes));
    }),
  );
});
