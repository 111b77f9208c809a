import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadError } from "../../../src/model/errors.ts";
import { onnx } from "../../../src/readers/onnx/reader.ts";
import { openSource } from "../../../src/sources/open-source.ts";
import { sourceOf } from "../../source-of.ts";
import { fixturePath } from "../fixture-parts.ts";
import { partsOfKind, readParts } from "../parts-of.ts";

test("operators with parameters, in order; shapes for operators are no parameters", async () => {
  const parts = await readParts(onnx, await openSource(fixturePath("onnx", "gemm-relu")));
  expect(partsOfKind(parts, "model").map(({ model }) => model)).toEqual([
    {
      file: "model.onnx",
      storedAs: "graph",
      layers: [
        {
          name: "/fc/Gemm",
          type: "Gemm",
          params: 40,
          trainable: 40,
          shapes: [[8, 4], [8]],
          dtypes: ["float32"],
        },
        {
          name: "/head/Gemm",
          type: "Gemm",
          params: 16,
          trainable: 16,
          shapes: [[2, 8]],
          dtypes: ["float16"],
        },
      ],
    },
  ]);
});

test("numbers of tensors are passed over, however many there are", async () => {
  const source = await openSource(fixturePath("onnx", "gemm-relu"));
  const bytes = (await source.files[0]?.slice(0, 1e6)) ?? new Uint8Array(0);
  let read = 0;
  const counted = {
    ...source,
    files: source.files.map((file) => ({ ...file, chunks: () => fail(), text: () => fail() })),
  };
  for await (const part of onnx.read(counted.files, counted)) read += part.kind === "model" ? 1 : 0;
  expect([read, bytes.length > 0]).toEqual([1, true]);
});

test("cut and flipped files are read up to there, or refused", async () => {
  const source = await openSource(fixturePath("onnx", "gemm-relu"));
  const whole = (await source.files[0]?.slice(0, 1e6)) ?? new Uint8Array(0);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, cut) => {
      const bytes = whole.slice(0, cut % 2 === 0 ? cut : whole.length);
      if (at < bytes.length) bytes[at] = byte;
      try {
        await readParts(onnx, sourceOf({ "model.onnx": bytes }));
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});

function fail(): never {
  throw new Error("the whole file is never read");
}
