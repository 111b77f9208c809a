import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadError } from "../../../src/model/errors.ts";
import { readPickle } from "../../../src/readers/torch-state-dict/pickle.ts";
import { torchStateDict } from "../../../src/readers/torch-state-dict/reader.ts";
import { tensorsOf } from "../../../src/readers/torch-state-dict/state-dict.ts";
import { openSource } from "../../../src/sources/open-source.ts";
import { sourceOf } from "../../source-of.ts";
import { fixturePath } from "../fixture-parts.ts";
import { partsOfKind, readParts } from "../parts-of.ts";

test("what torch wrote: names, shapes, types and counts", async () => {
  const parts = await readParts(
    torchStateDict,
    await openSource(fixturePath("torch-state-dict", "state-dict")),
  );
  expect(partsOfKind(parts, "model").map(({ model }) => model)).toEqual([
    {
      file: "model.pt",
      storedAs: "weights",
      layers: [
        { name: "0", type: "", params: 40, trainable: 40, shapes: [[8, 4], [8]], dtypes: ["float32"] },
        { name: "1", type: "", params: 16, trainable: 16, shapes: [[8], [8]], dtypes: ["float32"] },
        { name: "3", type: "", params: 18, trainable: 18, shapes: [[2, 8], [2]], dtypes: ["bfloat16"] },
      ],
    },
  ]);
});

test("of a checkpoint, the model and not the optimizer; tied weights count once; shards are one model", async () => {
  const count = async (name: string): Promise<number[]> => {
    const parts = await readParts(torchStateDict, await openSource(fixturePath("torch-state-dict", name)));
    return partsOfKind(parts, "model").map(({ model }) =>
      model.layers.reduce((sum, one) => sum + one.params, 0),
    );
  };
  expect(await count("checkpoint")).toEqual([74]);
  expect(await count("tied")).toEqual([24]);
  expect(await count("sharded-bin")).toEqual([11]);
});

test("what no state dict asks for is refused by name and byte", () => {
  const globals: [string, string][] = [
    ["posix", "system"],
    ["builtins", "eval"],
    ["builtins", "getattr"],
    ["__builtin__", "exec"],
    ["torch", "load"],
    ["torch._utils", "_import_dotted_name"],
    ["torch.storage", "_load_from_bytes"],
    ["numpy.core.multiarray", "frombuffer"],
    ["collections", "OrderedDict.__reduce__"],
    ["torch", "__dict__"],
  ];
  for (const [module, name] of globals) {
    expect(() => read(`c${module}\n${name}\n.`)).toThrow(
      `Cannot read a.pt, data.pkl: the pickle asks at byte 2 for ${module}.${name}, which no state dict uses; it was not run`,
    );
  }
  // NEWOBJ, STACK_GLOBAL, INST, OBJ, EXT1, PERSID, DUP, LONG4, BYTEARRAY8.
  for (const code of [0x81, 0x93, 0x69, 0x6f, 0x82, 0x50, 0x32, 0x8b, 0x96]) {
    expect(() => readPickle(Uint8Array.of(0x80, 2, code, 0x2e), "a")).toThrow(
      `the pickle asks at byte 2 for opcode 0x${code.toString(16)}, which no state dict uses`,
    );
  }
});

test("an allowed name is data: it is called with tensors' values or not at all", () => {
  expect(() => read("ctorch._utils\n_rebuild_tensor_v2\nK\x01\x85R.")).toThrow(
    "a call of torch._utils._rebuild_tensor_v2",
  );
  expect(() => read("ctorch\nFloatStorage\n)R.")).toThrow("a call of torch.FloatStorage");
  expect(() => read("K\x01)R.")).toThrow("a call of what is no function");
  expect(() => read("K\x01Q.")).toThrow("an object outside the pickle that is no storage");
  expect(read("c_codecs\nencode\nX\x01\x00\x00\x00a\x85R.")).toEqual({
    kind: "opaque",
    of: "_codecs.encode",
  });
});

test("depth, memory bombs and lengths that lie", () => {
  const deep = new Uint8Array(3_000_003).fill(0x5d, 0, 1_000_000).fill(0x61, 1_000_000, 1_999_999);
  deep[1_999_999] = 0x2e;
  expect(readPickle(deep, "deep")).toMatchObject({ kind: "list" });
  expect(tensorsOf(readPickle(deep, "deep"))).toEqual([]);
  // A dict of ten times the dict before, thirty times over: 10^30 entries to whoever walks them.
  let bomb = "}q\x00";
  for (let i = 1; i < 30; i += 1) {
    const keys = Array.from({ length: 10 }, (_, k) => `X\x01\x00\x00\x00${k}h${String.fromCharCode(i - 1)}`);
    bomb += `}q${String.fromCharCode(i)}(${keys.join("")}u`;
  }
  expect(tensorsOf(read(`${bomb}.`))).toEqual([]);
  expect(() => readPickle(Uint8Array.of(0x58, 0xff, 0xff, 0xff, 0xff, 0x61), "a")).toThrow(
    "4294967295 bytes, 1 are left",
  );
  expect(() => readPickle(Uint8Array.of(0x8a, 0xff, 1), "a")).toThrow("255 bytes, 1 are left");
  expect(() => read("h\x05.")).toThrow("value 5 from memory, which was never put there");
  expect(() => read("(t")).toThrow("the end of the file, before the pickle stops");
  expect(() => read(".")).toThrow("a value, and none is there");
  expect(() => read("e.")).toThrow("a mark that was never set");
});

test("any bytes are a value or a ReadError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        tensorsOf(readPickle(bytes, "a"));
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test("a real checkpoint with flipped and missing bytes is read or refused", async () => {
  const source = await openSource(fixturePath("torch-state-dict", "checkpoint"));
  const whole = (await source.files[0]?.slice(0, 1e6)) ?? new Uint8Array(0);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      fc.nat(whole.length),
      async (flips, cut) => {
        const bytes = whole.slice(0, cut % 3 === 0 ? cut : whole.length);
        for (const [at, byte] of flips) if (at < bytes.length) bytes[at] = byte;
        try {
          await readParts(torchStateDict, sourceOf({ "a.pt": bytes }));
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError);
        }
      },
    ),
    { numRuns: 500, seed: 6 },
  );
});

function read(text: string): ReturnType<typeof readPickle> {
  const head = text.startsWith("c") ? [0x80, 2] : [];
  return readPickle(
    Uint8Array.from([...head, ...Array.from(text, (char) => char.charCodeAt(0))]),
    "a.pt, data.pkl",
  );
}
