import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { capture } from "./capture.ts";

const SCENARIOS = resolve(import.meta.dirname, "../../fixtures/scenarios");
const KB = 1000;
const base = mkdtempSync(join(tmpdir(), "postrun-budget-"));

afterAll(() => rmSync(base, { recursive: true, force: true }));

describe.each(["divergence", "healthy", "overfit", "vanishing-gradient"])("the page of %s", (name) => {
  it("weighs at most 800 KB, 340 KB of it whatever the run; 75 KB of style where static", async () => {
    const page = await pageOf([join(SCENARIOS, name)], name, "live");
    const still = await pageOf([join(SCENARIOS, name), "--static"], name, "static");
    expect(page.length).toBeLessThanOrEqual(800 * KB);
    expect(fixedPart(page)).toBeLessThanOrEqual(340 * KB);
    expect(fixedPart(still)).toBeLessThanOrEqual(75 * KB);
    expect(still).not.toContain("<script");
  });
});

describe("the largest inputs end in a page of at most 2 MB", () => {
  it("a table of 1,000,000 steps", async () => {
    const file = join(base, "million.csv");
    writeFileSync(file, millionSteps());
    const { page, seconds } = await timed([file], "million.csv");
    expect(page.length).toBeLessThanOrEqual(2000 * KB);
    expect(page).toContain("1,000,000 logged points");
    expect(seconds).toBeLessThan(MOST_SECONDS);
  }, 90_000);

  it("predictions of 1,000 classes", async () => {
    const folder = join(base, "thousand");
    mkdirSync(folder);
    writeFileSync(join(folder, "metrics.csv"), metrics(200));
    writeFileSync(join(folder, "predictions_val.csv"), predictions(1000, 10_000));
    const { page, seconds } = await timed([folder], "thousand");
    expect(page.length).toBeLessThanOrEqual(2000 * KB);
    expect(page).toContain("1,000 classes");
    expect(seconds).toBeLessThan(MOST_SECONDS);
  }, 90_000);
});

/** Seconds: alone each takes a few; the rest is room for a machine that runs other tests beside. */
const MOST_SECONDS = 20;

async function timed(argv: readonly string[], name: string): Promise<{ page: string; seconds: number }> {
  const start = performance.now();
  const page = await pageOf(argv, name, "large");
  return { page, seconds: (performance.now() - start) / 1000 };
}

async function pageOf(argv: readonly string[], name: string, folder: string): Promise<string> {
  const out = join(base, folder);
  const { code, err } = await capture(["report", ...argv, "--out", out]);
  expect(err).toBe("");
  expect(code).toBe(0);
  return readFileSync(join(out, `${name}.html`), "utf8");
}

/** Styles with their fonts, scripts with the library: all that a page has before it has a run. */
function fixedPart(page: string): number {
  const parts = page.matchAll(/<style>[\s\S]*?<\/style>|<script(?![^>]*live-drawings)[\s\S]*?<\/script>/g);
  return [...parts].reduce((sum, [part]) => sum + part.length, 0);
}

/** A loss that falls with noise of fixed seed, evaluated every thousand steps. */
function millionSteps(): string {
  const rows = ["step,train/loss,lr"];
  let seed = 1;
  for (let step = 0; step < 1_000_000; step++) {
    seed = (seed * 48_271) % 2_147_483_647;
    const loss = 0.5 + 2 / (1 + step / 50_000) + 0.1 * (seed / 2_147_483_647);
    rows.push(`${step},${loss.toFixed(5)},0.001`);
  }
  return `${rows.join("\n")}\n`;
}

function metrics(epochs: number): string {
  const rows = ["epoch,train/loss,val/loss"];
  for (let i = 0; i < epochs; i++) {
    rows.push(`${i},${(1 + 6 / (1 + i / 20)).toFixed(4)},${(1.2 + 6 / (1 + i / 20)).toFixed(4)}`);
  }
  return `${rows.join("\n")}\n`;
}

/** One row in ten is taken for the next class. */
function predictions(classes: number, items: number): string {
  const rows = ["id,y_true,y_pred"];
  for (let i = 0; i < items; i++) {
    const truth = i % classes;
    rows.push(`item-${i},${truth},${i % 10 === 3 ? (truth + 1) % classes : truth}`);
  }
  return `${rows.join("\n")}\n`;
}
