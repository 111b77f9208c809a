import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { event, eventFile, simple } from "../readers/tensorboard/encode-events.ts";
import { capture } from "./capture.ts";

const START = 1_700_000_000;
const STEPS = 60;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "postrun-damaged-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what is damaged is said and the rest is read", () => {
  it("a truncated tfevents is read up to the cut, in the diagnosis and on the page", async () => {
    const events = Array.from({ length: STEPS }, (_, i) =>
      event(START + i, i, simple("train/loss", 2 / (1 + i / 10)), simple("val/loss", 2.1 / (1 + i / 10))),
    );
    const whole = eventFile(START, ...events);
    const input = join(folder, `events.out.tfevents.${START}.host.1.0`);
    writeFileSync(input, whole.subarray(0, whole.length - 11));
    const { code, out } = await capture(["diagnose", "--json", input]);
    expect(code).toBe(0);
    expect(out).toMatch(/truncated-file/);
    const pages = join(folder, "pages");
    const report = await capture(["report", input, "--out", pages]);
    expect(report.code).toBe(0);
    const [page = ""] = readdirSync(pages);
    const html = readFileSync(join(pages, page), "utf8");
    expect(html).toContain(`all ${STEPS - 1} logged points`);
    expect(html).toMatch(/id="notices"[\s\S]*(cut|ends inside|truncated)/);
  });

  it("one unreadable file among many is named and left out, and the run is read", async () => {
    const input = join(folder, "run");
    mkdirSync(input);
    const rows = Array.from({ length: STEPS }, (_, i) => `${i},${2 / (1 + i / 10)}`);
    writeFileSync(join(input, "metrics.csv"), `step,train/loss\n${rows.join("\n")}\n`);
    writeFileSync(join(input, "model.json"), '{"layers": [');
    writeFileSync(
      join(input, "noise.bin"),
      Uint8Array.from({ length: 2048 }, (_, i) => (i * 197 + 13) % 256),
    );
    const { code, out, err } = await capture(["diagnose", "--jsonl", input]);
    expect(code).toBe(0);
    expect(err).toBe("");
    const [run] = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const messages = run.notices.map(({ message }: { message: string }) => message);
    expect(messages.filter((message: string) => message.includes("model.json"))).toHaveLength(1);
    expect(messages.join()).not.toContain("metrics.csv");
    expect(run.verdict).toBeTypeOf("string");
  });
});
