import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadError } from "../../src/model/errors.ts";
import { decodeLines, decodeText } from "../../src/sources/decode-text.ts";
import { openSource } from "../../src/sources/open-source.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "postrun-source-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array = "x"): string {
  const path = join(root, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await openSource(join(root, folder))).files.map((file) => file.name);
}

describe("what is listed", () => {
  it("a single file is a set of one under its base name", async () => {
    const source = await openSource(put("one/metrics.csv", "a,b\n"));
    expect(source.name).toBe("metrics.csv");
    expect(source.files.map(({ name, size }) => [name, size])).toEqual([["metrics.csv", 4]]);
  });

  it("files below a folder stand in order of their code units, whatever the locale", async () => {
    for (const name of ["b.csv", "B.csv", "a/z.csv", "ä.csv", "a.csv"]) put(`order/${name}`);
    expect(await namesIn("order")).toEqual(["B.csv", "a.csv", "a/z.csv", "b.csv", "ä.csv"]);
  });

  it("hidden files are left out, except where a tool keeps settings", async () => {
    put("hidden/.git/config");
    put("hidden/.DS_Store");
    put("hidden/.hydra/config.yaml");
    put("hidden/node_modules/x.json");
    put("hidden/log.csv");
    expect(await namesIn("hidden")).toEqual([".hydra/config.yaml", "log.csv"]);
  });

  it("links are not followed, so that loops end and nothing from outside is read", async () => {
    put("outside/secret.csv");
    put("links/log.csv");
    symlinkSync(join(root, "links"), join(root, "links/loop"));
    symlinkSync(join(root, "outside"), join(root, "links/away"));
    symlinkSync(join(root, "outside/secret.csv"), join(root, "links/secret.csv"));
    expect(await namesIn("links")).toEqual(["log.csv"]);
  });

  it("the argument itself may be a link", async () => {
    put("real/log.csv");
    symlinkSync(join(root, "real"), join(root, "latest"));
    expect(await namesIn("latest")).toEqual(["log.csv"]);
  });
});

describe("what is refused, in one line", () => {
  const refusal = async (path: string, options = {}) =>
    openSource(path, options).then(
      () => "nothing",
      (error: unknown) => (error instanceof ReadError ? error.message.replaceAll(root, "") : error),
    );

  it("an absent path", async () => {
    expect(await refusal(`${root}/absent`)).toBe("Cannot read /absent: no such file or folder");
  });

  it("a path below a file", async () => {
    const file = put("file.csv");
    expect(await refusal(`${file}/x`)).toBe("Cannot read /file.csv/x: no such file or folder");
  });

  it("an empty folder, and one that holds empty folders only", async () => {
    mkdirSync(join(root, "empty/inner"), { recursive: true });
    expect(await refusal(`${root}/empty`)).toBe("Cannot read /empty: the folder holds no files");
  });

  it("a folder with too many files", async () => {
    for (const name of ["1", "2", "3"]) put(`many/${name}`);
    expect(await refusal(`${root}/many`, { mostFiles: 2 })).toBe(
      "Cannot read /many: it holds more than 2 files",
    );
    expect(await refusal(`${root}/many`, { mostFiles: 3 })).toBe("nothing");
  });
});

describe("what a file gives", () => {
  it("slices are clipped to the file", async () => {
    const [file] = (await openSource(put("slice/bytes", "abcdef"))).files;
    const text = async (start: number, end: number) =>
      new TextDecoder().decode(await file?.slice(start, end));
    expect([await text(0, 3), await text(4, 99), await text(9, 12), await text(3, 1)]).toEqual([
      "abc",
      "ef",
      "",
      "",
    ]);
  });

  it("a file ends at the size it had when it was listed", async () => {
    const path = put("growing/log.txt", "one\n");
    const [file] = (await openSource(path)).files;
    writeFileSync(path, "one\ntwo\n");
    expect(await file?.text()).toBe("one\n");
  });
});

describe("text", () => {
  async function* cut(bytes: Uint8Array, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  async function linesOf(bytes: Uint8Array, size: number) {
    const lines: string[] = [];
    for await (const line of decodeLines("f", cut(bytes, size))) lines.push(`${line.number}:${line.text}`);
    return lines;
  }

  it("CRLF and LF end a line, a lone CR does not, the last line end starts no new line", async () => {
    const bytes = new TextEncoder().encode("a\r\nb\n\nc\rd\n");
    expect(await linesOf(bytes, 3)).toEqual(["1:a", "2:b", "3:", "4:c\rd"]);
    expect(await linesOf(new TextEncoder().encode("a\nb"), 1)).toEqual(["1:a", "2:b"]);
    expect(await linesOf(new Uint8Array(0), 1)).toEqual([]);
  });

  it("UTF-8 with and without mark and UTF-16 of both orders read the same, wherever chunks end", async () => {
    const text = "step,loss\nΔ,0.5 €\n😀,1\n";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    const forms = [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16, Buffer.from(utf16).swap16()];
    for (const form of forms) {
      for (const size of [1, 2, 3, 5, 1000]) expect(await decodeText("f", cut(form, size))).toBe(text);
    }
  });

  it("lines joined are the text, for any text and any chunks", async () => {
    const anyText = fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r\n", ",", "😀") });
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 7 }), async (text, size) => {
        const lines = await linesOf(new TextEncoder().encode(text), size);
        const expected = text.split("\n").map((line, i) => `${i + 1}:${line.replace(/\r$/, "")}`);
        if (text === "" || text.endsWith("\n")) expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });
});
