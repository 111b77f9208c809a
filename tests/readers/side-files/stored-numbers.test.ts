import fc from "fast-check";
import { expect, test } from "vitest";
import { readRuns } from "../../../src/assemble/read-runs.ts";
import type { TensorNumbers } from "../../../src/model/artifacts.ts";
import { decoderOf } from "../../../src/readers/number-types.ts";
import { readNumbers } from "../../../src/readers/stored-numbers.ts";
import { openSource } from "../../../src/sources/open-source.ts";
import { sourceOf } from "../../source-of.ts";
import { fixturePath } from "../fixture-parts.ts";

type Entry = readonly [dtype: string, shape: readonly number[], bytes: Uint8Array];

function safetensorsOf(tensors: Readonly<Record<string, Entry>>): Uint8Array {
  let at = 0;
  const header = Object.fromEntries(
    Object.entries(tensors).map(([name, [dtype, shape, bytes]]) => {
      const from = at;
      at += bytes.length;
      return [name, { dtype, shape, data_offsets: [from, at] }];
    }),
  );
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  return Uint8Array.from([
    ...length,
    ...text,
    ...Object.values(tensors).flatMap(([, , bytes]) => [...bytes]),
  ]);
}

function bytesOf(values: { readonly buffer: ArrayBufferLike }): Uint8Array {
  return new Uint8Array(values.buffer);
}

async function numbersOf(
  files: Readonly<Record<string, Uint8Array>>,
  weights = true,
): Promise<readonly TensorNumbers[] | undefined> {
  const [run] = await readRuns(sourceOf(files), { weights });
  return run?.weights?.[0]?.tensors;
}

const MIXED = safetensorsOf({
  "a.weight": ["F32", [3, 2], bytesOf(Float32Array.of(3, 4, 0, 0, Number.NaN, -1))],
  "a.bias": ["F64", [2], bytesOf(Float64Array.of(Number.NEGATIVE_INFINITY, 0))],
  // 1, −2, the smallest subnormal and NaN as IEEE 754 binary16.
  "h.weight": ["F16", [2, 2], bytesOf(Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7e00))],
  // 1, −2, 0 and infinity as bfloat16.
  "b.weight": ["BF16", [2, 2], bytesOf(Uint16Array.of(0x3f80, 0xc000, 0x0000, 0x7f80))],
  "q.weight": ["I8", [2, 2], bytesOf(Int8Array.of(-3, 4, 0, 0))],
  "f.weight": ["F8_E4M3", [2, 2], Uint8Array.of(1, 2, 3, 4)],
  count: ["I64", [], bytesOf(BigInt64Array.of(7n))],
});

test("numbers are read by type only where they are asked for", async () => {
  expect(await numbersOf({ "model.safetensors": MIXED }, false)).toBeUndefined();
  const [run] = await readRuns(sourceOf({ "model.safetensors": MIXED }), { weights: true });
  expect(run?.weights).toMatchObject([
    {
      file: "model.safetensors",
      unread: 1,
      tensors: [
        {
          name: "a.weight",
          count: 6,
          nan: 1,
          infinite: 0,
          zeros: 2,
          sum: 6,
          norm: Math.sqrt(26),
          rows: 3,
          zeroRows: 1,
        },
        { name: "a.bias", count: 2, nan: 0, infinite: 1, zeros: 1, norm: 0, rows: 0, zeroRows: 0 },
        { name: "h.weight", nan: 1, sum: -1 + 2 ** -24, zeros: 0, zeroRows: 0 },
        { name: "b.weight", infinite: 1, sum: -1, zeros: 1, zeroRows: 0 },
        { name: "q.weight", sum: 1, norm: 5, zeros: 2, rows: 2, zeroRows: 1 },
      ],
    },
  ]);
  expect(run?.provenance[0]?.gave).toBe("names, shapes and numbers of 7 tensors");
});

test("a tensor that the file ends in is unread, and those before it are read", async () => {
  const [run] = await readRuns(sourceOf({ "model.safetensors": MIXED.subarray(0, MIXED.length - 14) }), {
    weights: true,
  });
  expect(run?.weights?.[0]?.tensors.map(({ name }) => name)).toEqual([
    "a.weight",
    "a.bias",
    "h.weight",
    "b.weight",
  ]);
  expect(run?.weights?.[0]?.unread).toBe(2);
});

test("an optimizer's state is no model", async () => {
  expect(await numbersOf({ "model.safetensors": MIXED, "optimizer.safetensors": MIXED })).toHaveLength(5);
  await expect(readRuns(sourceOf({ "optimizer.safetensors": MIXED }), { weights: true })).rejects.toThrow();
});

test("what torch wrote: the numbers of its checkpoints, tied weights once", async () => {
  const [run] = await readRuns(await openSource(fixturePath("torch-state-dict", "state-dict")), {
    weights: true,
  });
  const tensors = run?.weights?.[0]?.tensors ?? [];
  const known = tensors.map(({ name, count, nan }) => [name, count, nan]);
  expect(known).toContainEqual(["0.weight", 32, 0]);
  expect(known).toContainEqual(["3.weight", 16, 0]);
  expect(tensors.find(({ name }) => name === "0.weight")?.norm).toBeGreaterThan(0);
  const [tied] = await readRuns(await openSource(fixturePath("torch-state-dict", "tied")), { weights: true });
  expect(tied?.weights?.[0]?.tensors.reduce((sum, { count }) => sum + count, 0)).toBe(24);
});

test("strided tensors are read as the same numbers laid out plainly", async () => {
  const plain = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 0, max: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(plain, fc.boolean(), async ([rows, columns, gap], turned) => {
      const size = (turned ? columns : rows) * ((turned ? rows : columns) + gap) + 4;
      const storage = Float32Array.from({ length: size }, (_, i) => (i % 3 === 0 ? 0 : i));
      const strides = turned ? [1, rows + gap] : [columns + gap, 1];
      const at = (i: number, j: number) => storage[2 + i * (strides[0] ?? 0) + j * (strides[1] ?? 0)] ?? 0;
      const table = Array.from({ length: rows }, (_, i) =>
        Array.from({ length: columns }, (__, j) => at(i, j)),
      );
      const [file] = sourceOf({ "a.bin": bytesOf(storage) }).files;
      if (file === undefined) throw new Error("no file");
      const tensor = { name: "w", shape: [rows, columns], dtype: "float32", numbersAt: { byte: 8, strides } };
      const { tensors } = await readNumbers(file, [tensor]);
      expect(tensors[0]).toMatchObject({
        zeros: table.flat().filter((value) => value === 0).length,
        sum: table.flat().reduce((sum, value) => sum + value, 0),
        zeroRows: table.filter((row) => row.every((value) => value === 0)).length,
      });
    }),
  );
});

test("numbers that share a place are left unread", async () => {
  const [file] = sourceOf({ "a.bin": bytesOf(Float32Array.of(1, 2, 3)) }).files;
  if (file === undefined) throw new Error("no file");
  const expanded = { name: "w", shape: [4, 3], dtype: "float32", numbersAt: { byte: 0, strides: [0, 1] } };
  expect(await readNumbers(file, [expanded])).toEqual({ tensors: [], unread: 1 });
});

test("every half-precision number is decoded as its definition says", () => {
  const bits = Uint16Array.from({ length: 65_536 }, (_, i) => i);
  const values = decoderOf("float16")?.decode(bytesOf(bits)) ?? [];
  expect([values[0x3555], values[0x7bff], values[0x8001], values[0x0400]]).toEqual([
    0.333251953125,
    65504,
    -(2 ** -24),
    2 ** -14,
  ]);
  const finite = Array.from(values).filter(Number.isFinite);
  expect(finite).toHaveLength(2 * 31 * 1024);
  expect(Array.from(values).filter(Number.isNaN)).toHaveLength(2 * 1023);
});
