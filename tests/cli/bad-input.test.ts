import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capture } from "./capture.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "postrun-bad-"));
  mkdirSync(join(folder, "empty"));
  writeFileSync(
    join(folder, "noise.bin"),
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + 13) % 256),
  );
  writeFileSync(join(folder, "words.csv"), "name,colour\nanna,red\nbert,blue\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("bad input gives one clear line, exit code 3 and no page", () => {
  it.each([
    ["an absent path", "nowhere", /no such file or folder/],
    ["an empty folder", "empty", /empty|no file/i],
    ["a binary file", "noise.bin", /noise\.bin/],
    ["a CSV with no numbers", "words.csv", /words\.csv/],
  ])("%s", async (_, name, expected) => {
    const out = join(folder, "out");
    const result = await capture(["report", join(folder, name), "--out", out]);
    expect(result.code).toBe(3);
    expect(result.err).toMatch(expected);
    expect(result.err.split("\n").filter((line) => line.startsWith("postrun:"))).toHaveLength(1);
    expect(result.err).not.toMatch(/\n\s+at /);
    expect(() => readdirSync(out)).toThrow();
  });

  it("an unreadable input gives its line and the others go on", async () => {
    const good = join(import.meta.dirname, "../../fixtures/scenarios/healthy");
    const result = await capture(["diagnose", "--jsonl", join(folder, "words.csv"), good]);
    const lines = result.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(result.code).toBe(3);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ run: "words.csv", error: { code: "unreadable" } });
    expect(lines[1]).toMatchObject({ run: "healthy", verdict: "healthy" });
  });
});

describe("wrong usage is exit code 2", () => {
  it.each([
    ["no run", ["report"]],
    ["an unknown command", ["reprot", "x"]],
    ["an unknown option", ["report", "x", "--pfd"]],
    ["two formats at once", ["diagnose", "x", "--json", "--jsonl"]],
    ["a map without a name", ["diagnose", "x", "--map", "loss"]],
    ["a paper that is none", ["report", "x", "--paper", "B9"]],
  ])("%s", async (_, argv) => {
    const result = await capture(argv);
    expect(result.code).toBe(2);
    expect(result.err).toMatch(/^postrun: /);
  });
});
