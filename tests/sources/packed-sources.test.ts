import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { ReadError } from "../../src/model/errors.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { UNPACK_LIMITS } from "../../src/sources/unpack-file.ts";
import { makeZip, type ZipEntry } from "./make-zip.ts";

const CSV = "step,loss\n1,0.5\n2,0.25\n3,0.125\n4,0.0625\n5,0.5\n6,0.5\n";
/** CSV as `zstd -19` packs it. */
const ZST = Buffer.from(
  "KLUv/SQ0XQEAQsMJDsDrWEv+12faypS4TgsMe82x1/xewzXFXqBm2Ktm7TXBEDKFhyQUAEVgpCc=",
  "base64",
);
const SMALL = { ...UNPACK_LIMITS, bytes: 300_000, ratio: 20, ratioFrom: 100_000 };

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "postrun-packed-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(root, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function zip(name: string, entries: readonly ZipEntry[]): string {
  return put(name, makeZip(entries));
}

async function refusal(path: string, options = {}): Promise<string> {
  try {
    const source = await openSource(path, options);
    for (const file of source.files) await file.text();
    return "nothing";
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return error.message.replaceAll(`${root}/`, "");
  }
}

describe("a packed file is read as what it holds", () => {
  it.each([
    ["gzip", "plain/metrics.csv.gz", gzipSync(CSV)],
    [
      "two gzip members, as an appending writer leaves them",
      "two/metrics.csv.gz",
      Buffer.concat([gzipSync(CSV.slice(0, 20)), gzipSync(CSV.slice(20))]),
    ],
    ["zstd", "plain/metrics.csv.zst", ZST],
  ])("%s", async (_, name, bytes) => {
    const source = await openSource(put(name, bytes));
    const [file] = source.files;
    expect(source.name).toBe("metrics.csv");
    expect([file?.name, file?.size, file?.packedIn]).toEqual(["metrics.csv", CSV.length, name.split("/")[1]]);
    expect(await file?.text()).toBe(CSV);
    expect(new TextDecoder().decode(await file?.slice(4, 9))).toBe(",loss".slice(0, 5));
    const [run] = await readRuns(source);
    expect(run?.series.map((one) => [one.sourceName, one.values.length])).toEqual([["loss", 6]]);
    expect(run?.provenance[0]?.gave).toContain(`unpacked from ${name.split("/")[1]}`);
  });

  it("event files too; a packed checkpoint or a tar archive is left as it is", async () => {
    put("kinds/events.out.tfevents.1.h.gz", gzipSync("x"));
    put("kinds/model.pt.gz", gzipSync("x"));
    put("kinds/all.tar.gz", gzipSync("x"));
    put("kinds/not-packed.csv.gz", "loss\n1\n");
    const { files } = await openSource(join(root, "kinds"));
    expect(files.map(({ name }) => name)).toEqual([
      "all.tar.gz",
      "events.out.tfevents.1.h",
      "model.pt.gz",
      "not-packed.csv.gz",
    ]);
  });

  it("beside the plain file it is not read twice, and a notice says so", async () => {
    put("both/metrics.csv", CSV);
    put("both/metrics.csv.gz", gzipSync(CSV));
    const source = await openSource(join(root, "both"));
    expect(source.files.map(({ name }) => name)).toEqual(["metrics.csv"]);
    const [run] = await readRuns(source);
    expect(run?.notices.map(({ message }) => message)).toContain(
      "metrics.csv.gz is not read: metrics.csv lies beside it",
    );
  });

  it("any bytes come back, whole and by slice, from gzip and from a large file that is not held", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 4000 }),
        fc.nat(4000),
        fc.nat(4000),
        async (bytes, a, b) => {
          const [file] = (await openSource(put("any/x.csv.gz", gzipSync(bytes)))).files;
          expect([...((await file?.slice(a, b)) ?? [])]).toEqual([...bytes.slice(a, Math.max(a, b))]);
        },
      ),
      { numRuns: 30 },
    );
    const large = Buffer.alloc(20 * 1024 * 1024, "0123456789\n");
    const [file] = (await openSource(put("any/large.csv.gz", gzipSync(large)))).files;
    expect(file?.size).toBe(large.length);
    expect(Buffer.from((await file?.slice(19_000_000, 19_000_011)) ?? []).toString()).toBe(
      large.subarray(19_000_000, 19_000_011).toString(),
    );
  });
});

describe("a damaged packed file", () => {
  const long = Array.from({ length: 5000 }, (_, i) => `${i},${Math.sin(i)}\n`).join("");
  const text = `step,loss\n${long}`;

  it("gives what stands before the cut, and says so", async () => {
    const packed = gzipSync(text);
    const source = await openSource(put("cut/metrics.csv.gz", packed.subarray(0, packed.length / 2)));
    const [file] = source.files;
    const read = (await file?.text()) ?? "";
    expect(read.length).toBeGreaterThan(text.length / 4);
    expect(text.startsWith(read)).toBe(true);
    expect(source.notices?.map(({ code }) => code)).toEqual(["truncated-file"]);
    const [run] = await readRuns(source);
    expect(
      run?.notices.some(({ message }) => message.includes(`the ${read.length} bytes before the cut`)),
    ).toBe(true);
  });

  it("gives what stands before a broken byte, twice the same", async () => {
    const packed = Buffer.from(gzipSync(text));
    const middle = packed.length >> 1;
    packed.fill(0xff, middle, middle + 64);
    const source = await openSource(put("broken/metrics.csv.gz", packed));
    const [file] = source.files;
    expect(await file?.text()).toBe(await file?.text());
    expect(source.notices?.map(({ code }) => code)).toEqual(["damaged-record"]);
  });

  it("is one clear error where nothing can be read", async () => {
    expect(await refusal(put("cut/a.csv.gz", gzipSync(CSV).subarray(0, 8)))).toBe(
      "Cannot read a.csv.gz: gzip unexpected end of file",
    );
    expect(await refusal(put("cut/a.csv.zst", ZST.subarray(0, 9)))).toMatch(
      /^Cannot read a\.csv\.zst: zstd /,
    );
  });

  it("never crashes or hangs, whatever bytes are changed", async () => {
    const packed = gzipSync(CSV);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(packed, ZST), fc.nat(60), fc.nat(255), async (bytes, at, value) => {
        const changed = Buffer.from(bytes);
        changed[at % changed.length] = value;
        const name = bytes === ZST ? "fuzz/m.csv.zst" : "fuzz/m.csv.gz";
        expect(await refusal(put(name, changed))).toMatch(/^(nothing|Cannot read m\.csv)/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("bombs", () => {
  it("a gzip file that becomes too many times as long is refused", async () => {
    expect(await refusal(put("bomb/a.csv.gz", gzipSync(Buffer.alloc(200_000))), { limits: SMALL })).toMatch(
      /^Cannot read a\.csv\.gz: its \d+ bytes become more than 20 times as many when unpacked$/,
    );
  });

  it("and one that becomes too long, though it is no bomb", async () => {
    const noise = Buffer.from(Array.from({ length: 310_000 }, (_, i) => (i * i * 31 + (i >> 3)) % 251));
    expect(await refusal(put("bomb/b.csv.gz", gzipSync(noise)), { limits: { ...SMALL, ratio: 1e9 } })).toBe(
      "Cannot read b.csv.gz: unpacked it is longer than 300000 bytes",
    );
  });

  it("a zstd file of run-length blocks: 4 GiB from 128 KiB stops at the limit", async () => {
    // RFC 8878 3.1.1: magic, frame header (window of 128 KiB), blocks of type 1 (RLE) with 131,071 bytes each.
    const block = (0x1ffff << 3) | (1 << 1);
    const blocks = Buffer.alloc(4 * 32_768);
    for (let at = 0; at < blocks.length; at += 4) blocks.writeUInt32LE(block | (0x30 << 24), at);
    const bomb = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]), blocks]);
    const start = Date.now();
    expect(await refusal(put("bomb/c.csv.zst", bomb))).toMatch(/become more than 400 times as many/);
    expect(Date.now() - start).toBeLessThan(5000);
  });

  it("among other files a bomb is left out with a notice", async () => {
    put("among/metrics.csv", CSV);
    put("among/bomb.csv.gz", gzipSync(Buffer.alloc(200_000)));
    const source = await openSource(join(root, "among"), { limits: SMALL });
    expect(source.files.map(({ name }) => name)).toEqual(["metrics.csv"]);
    expect(source.notices?.map(({ code, message }) => [code, message.slice(0, 28)])).toEqual([
      ["file-ignored", "Cannot read bomb.csv.gz: its"],
    ]);
  });

  it("a zip entry that states too much, and many that do together, are refused", async () => {
    const one = zip("bomb/one.zip", [{ name: "a.csv", content: Buffer.alloc(200_000) }]);
    expect(await refusal(one, { limits: SMALL })).toMatch(
      /^Cannot read a\.csv: its \d+ bytes become more than 20 times/,
    );
    const many = Array.from({ length: 4 }, (_, i) => ({ name: `${i}.csv`, content: Buffer.alloc(90_000) }));
    expect(await refusal(zip("bomb/many.zip", many), { limits: SMALL })).toMatch(
      /^Cannot read bomb\/many\.zip: unpacked it is longer than 300000 bytes$/,
    );
  });

  it("a zip entry that lies about its size is refused when it is read", async () => {
    const path = zip("bomb/lie.zip", [{ name: "a.csv", content: Buffer.alloc(90_000), claims: 10 }]);
    expect(await refusal(path)).toMatch(/^Cannot read a\.csv in lie\.zip: too many bytes/);
  });
});

describe("a zip archive of a run", () => {
  it("is read where it lies, packed files in it too, and is named as the archive without its ending", async () => {
    const path = zip("runs/exp-7.zip", [
      { name: "exp-7/", content: "", method: 0 },
      { name: "exp-7/config.yaml", content: "lr: 0.1\n", method: 0 },
      { name: "exp-7/metrics.csv.gz", content: gzipSync(CSV) },
      { name: "__MACOSX/exp-7/._metrics.csv", content: "x" },
      { name: "exp-7/.git/config", content: "x" },
    ]);
    const source = await openSource(path);
    expect(source.files.map(({ name }) => name)).toEqual(["exp-7/config.yaml", "exp-7/metrics.csv"]);
    const [run, ...others] = await readRuns(source);
    expect(others).toEqual([]);
    expect([run?.name, run?.series[0]?.values.length, run?.config?.known["learning-rate"]?.value]).toEqual([
      "exp-7",
      6,
      0.1,
    ]);
  });

  it("a file that was added again counts once, as it is now", async () => {
    const path = zip("again.zip", [
      { name: "m.csv", content: "step,loss\n1,9\n" },
      { name: "m.csv", content: CSV },
    ]);
    const { files } = await openSource(path);
    expect(await Promise.all(files.map((file) => file.text()))).toEqual([CSV]);
  });

  it("names that lead out of it are refused", async () => {
    for (const name of ["../../etc/passwd", "/etc/passwd", "C:/x.csv", "a/../../x.csv"]) {
      expect(await refusal(zip("out.zip", [{ name, content: CSV }]))).toMatch(
        /^Cannot read out\.zip: (invalid relative|absolute) path/,
      );
    }
  });

  it("encrypted entries and unknown methods are left out with a notice, or are the error", async () => {
    const locked: ZipEntry = { name: "secret.csv", content: CSV, encrypted: true };
    const odd: ZipEntry = { name: "odd.csv", content: CSV, method: 93 };
    const source = await openSource(zip("part.zip", [locked, odd, { name: "m.csv", content: CSV }]));
    expect(source.files.map(({ name }) => name)).toEqual(["m.csv"]);
    expect(source.notices?.map(({ message }) => message)).toEqual([
      "secret.csv in the archive is encrypted and is not read",
      "odd.csv in the archive is compressed by method 93 (stored and deflate are read) and is not read",
    ]);
    expect(await refusal(zip("locked.zip", [locked]))).toBe(
      "Cannot read locked.zip: secret.csv in the archive is encrypted and is not read",
    );
  });

  it("too many entries, none, and a cut archive are one clear line each", async () => {
    const three = ["1", "2", "3"].map((name) => ({ name, content: "x" }));
    expect(await refusal(zip("three.zip", three), { mostFiles: 2 })).toBe(
      "Cannot read three.zip: it holds more than 2 files",
    );
    expect(await refusal(zip("none.zip", []))).toBe("Cannot read none.zip: the archive holds no files");
    const whole = makeZip([{ name: "m.csv", content: CSV }]);
    expect(await refusal(put("cut.zip", whole.subarray(0, whole.length - 30)))).toMatch(
      /^Cannot read cut\.zip: the zip archive is damaged or cut/,
    );
  });

  it("never crashes or hangs, whatever bytes are changed", async () => {
    const whole = makeZip([{ name: "m.csv", content: CSV }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const changed = Buffer.from(whole);
        changed[at] = value;
        expect(await refusal(put("fuzz.zip", changed))).toMatch(/^(nothing|Cannot read )/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("an archive inside a folder", () => {
  it("is read as if it were unpacked where it lies, data set pictures left out", async () => {
    zip("folder/logs/run.zip", [
      { name: "metrics.csv", content: CSV },
      { name: "data/cat.png", content: "picture" },
    ]);
    put("folder/notes.md", "a run");
    const source = await openSource(join(root, "folder"));
    expect(source.files.map(({ name }) => name)).toEqual(["logs/run/metrics.csv", "notes.md"]);
    const [run] = await readRuns(source);
    expect(run?.series.map(({ file, values }) => [file, values.length])).toEqual([
      ["logs/run/metrics.csv", 6],
    ]);
    expect(run?.provenance[0]?.gave).toContain("unpacked from logs/run.zip");
  });

  it("is a copy where its folder lies beside it", async () => {
    zip("copied/run.zip", [{ name: "metrics.csv", content: CSV }]);
    put("copied/run/metrics.csv", CSV);
    const source = await openSource(join(root, "copied"));
    expect(source.files.map(({ name }) => name)).toEqual(["run/metrics.csv"]);
    expect(source.notices?.map(({ message }) => message)).toEqual([
      "run.zip is not read: the folder run lies beside it",
    ]);
  });

  it("is left out with its reason where it is damaged or a bomb, and the rest is read", async () => {
    put("broken/run.zip", makeZip([{ name: "metrics.csv", content: CSV }]).subarray(0, 40));
    zip("broken/bomb.zip", [{ name: "zeros.csv", content: new Uint8Array(200_000) }]);
    put("broken/metrics.csv", CSV);
    const source = await openSource(join(root, "broken"), { limits: SMALL });
    expect(source.files.map(({ name }) => name)).toEqual(["metrics.csv"]);
    const said = source.notices?.map(({ message }) => message).join("\n");
    expect(said).toMatch(/Cannot read run\.zip: the zip archive is damaged or cut/);
    expect(said).toMatch(/zeros\.csv.*more than 20 times as many/);
  });
});
