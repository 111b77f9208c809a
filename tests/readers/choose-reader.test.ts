import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/errors.ts";
import type { Reader } from "../../src/model/reader.ts";
import { chooseReaders } from "../../src/readers/choose-reader.ts";
import { sourceOf } from "../source-of.ts";

function reader(id: string, score: (name: string) => number): Reader {
  return {
    id,
    title: id,
    files: [],
    about: { recognisedBy: "", reads: [], leaves: [] },
    sniff: (file) => score(file.name),
    read: async function* () {},
  };
}

const low = reader("low", () => 0.3);
const high = reader("high", (name) => (name.endsWith(".csv") ? 0.8 : 0));
const alsoHigh = reader("also-high", (name) => (name.endsWith(".csv") ? 0.8 : 0));
const never = reader("never", () => 0);

async function winners(files: Record<string, string | Uint8Array>, readers: Reader[], format?: string) {
  const choices = await chooseReaders(sourceOf(files), { readers, format });
  return choices.map((choice) => {
    if (choice.reader !== null) return choice.reader.id;
    if ("error" in choice) return choice.error.message;
    return choice.leftAlone?.kind === "known" ? choice.leftAlone.what : (choice.leftAlone?.kind ?? null);
  });
}

describe("scores", () => {
  it("per file the best score wins, and nobody wins a file that all score 0", async () => {
    expect(await winners({ "a.csv": "x", "b.txt": "x" }, [low, high, never])).toEqual(["high", "low"]);
    expect(await winners({ "a.csv": "x" }, [never])).toEqual([null]);
  });

  it("a tie is an error that names both", async () => {
    expect(await winners({ "a.csv": "x" }, [high, low, alsoHigh])).toEqual([
      "Cannot read a.csv: it looks like high and like also-high",
    ]);
  });
});

describe("--format", () => {
  it("decides a tie, and reads a single file that nothing recognises", async () => {
    expect(await winners({ "a.csv": "x" }, [high, alsoHigh], "also-high")).toEqual(["also-high"]);
    expect(await winners({ "a.csv": "x" }, [high, never], "never")).toEqual(["never"]);
  });

  it("in a folder goes first where it recognises a file and leaves the others to their readers", async () => {
    expect(await winners({ "a.csv": "x", "b.txt": "x" }, [low, high], "low")).toEqual(["low", "low"]);
    expect(await winners({ "a.csv": "x", "b.txt": "x" }, [low, high], "high")).toEqual(["high", "low"]);
  });

  it("an unknown format is a usage error that lists the known ones", async () => {
    const asked = winners({ "a.csv": "x" }, [high, low], "tsv");
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow("Unknown format tsv: postrun reads high, low");
  });
});

describe("what is no data", () => {
  it("empty files, Git LFS pointers, pictures and checkpoints go to nobody, under any name", async () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
    expect(
      await winners({ "1.csv": "", "2.csv": pointer, "3.csv": png, "4.ckpt": "weights", "5.csv": "x" }, [
        low,
        high,
      ]),
    ).toEqual(["empty", "git-lfs-pointer", "a picture", "a checkpoint", "high"]);
  });
});
