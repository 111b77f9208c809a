import { expect, test } from "vitest";
import type { ConfigEntry } from "../../src/model/config.ts";
import { configFile } from "../../src/readers/config-file/reader.ts";
import { noticesIn, readParts, sniffScore } from "./read-parts.ts";

async function entries(name: string, text: string): Promise<[string, unknown, number | undefined][]> {
  const parts = await readParts(configFile, { [name]: text });
  const all: ConfigEntry[] = parts.flatMap((part) => (part.kind === "config" ? part.entries : []));
  return all.map(({ key, value, at }) => [key, value, at.line]);
}

test("YAML is flattened to dotted keys with their lines", async () => {
  const text =
    '# settings\noptim:\n  lr: 1e-3\n  betas: !!python/tuple [0.9, 0.999]\nresume: None\nflag: true\nname: "1e-3x"\n';
  expect(await entries("config.yaml", text)).toEqual([
    ["optim.lr", 0.001, 3],
    ["optim.betas", [0.9, 0.999], 4],
    ["resume", null, 5],
    ["flag", true, 6],
    ["name", "1e-3x", 7],
  ]);
});

test("JSON has lines too, and keeps its text for patches", async () => {
  const text = '{\n  "lr": 0.1,\n  "model": {\n    "act": "relu"\n  },\n  "clip": NaN\n}\n';
  expect(await entries("config.json", text)).toEqual([
    ["lr", 0.1, 2],
    ["model.act", "relu", 4],
    ["clip", Number.NaN, 6],
  ]);
  const [part] = await readParts(configFile, { "config.json": text });
  expect(part).toMatchObject({ kind: "config", format: "json", text });
});

test("the wrapping of W&B is taken off", async () => {
  const text =
    "wandb_version: 1\n_wandb:\n  value: {x: 1}\nlr:\n  desc: null\n  value: 0.01\nmodel:\n  value:\n    depth: 4\n";
  expect(await entries("config.yaml", text)).toEqual([
    ["lr", 0.01, 4],
    ["model.depth", 4, 9],
  ]);
});

test("empty settings are settings", async () => {
  expect(await entries("hparams.yaml", "{}\n")).toEqual([]);
});

test("what is broken is told with its line", async () => {
  const parts = await readParts(configFile, { "config.yaml": "lr: 0.1\nwidths: [1, 2\n" });
  expect(noticesIn(parts)[0]).toMatch(/^damaged-record: Settings after a fault may be missing: .* @\d$/);
  await expect(readParts(configFile, { "config.yaml": "[1, 2\n" })).rejects.toThrow(
    /^Cannot read config.yaml, line \d/,
  );
});

test("names say how sure it is", () => {
  expect(sniffScore(configFile, { "config.yaml": "lr: 1\n" })).toBe(0.7);
  expect(sniffScore(configFile, { "all_results.json": '{"epoch": 1}' })).toBe(0.6);
  expect(sniffScore(configFile, { "model.json": '{"layers": []}' })).toBe(0);
  expect(sniffScore(configFile, { "config.yaml": new Uint8Array([0, 1, 2]) })).toBe(0);
});
