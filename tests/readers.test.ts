import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readRuns } from "../src/assemble/read-runs.ts";
import { AppError } from "../src/model/errors.ts";
import type { Run } from "../src/model/run.ts";
import { type Series, stepAt } from "../src/model/series.ts";
import { readers } from "../src/readers/index.ts";
import { openSource } from "../src/sources/open-source.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures/readers");

for (const format of folders(FIXTURES)) {
  describe(format, () => {
    for (const name of folders(join(FIXTURES, format))) {
      test(name, async () => {
        const folder = join(FIXTURES, format, name);
        expect(existsSync(join(folder, "SOURCE.md")), "SOURCE.md says where the case comes from").toBe(true);
        await expectGolden(folder, await readSummary(join(folder, "input")));
      });
    }
  });
}

test("every format has a case", () => {
  const formats = new Set(folders(FIXTURES));
  expect(readers.map(({ id }) => id).filter((id) => !formats.has(id))).toEqual([]);
});

/** A missing golden is written where somebody looks at it, never in CI; a changed one is written beside the old one. */
async function expectGolden(folder: string, summary: unknown): Promise<void> {
  const golden = join(folder, "expected.json");
  const changed = `${golden}.changed`;
  const text = `${JSON.stringify(summary, null, 2)}\n`;
  rmSync(changed, { force: true });
  if (!existsSync(golden)) {
    if (process.env["CI"] === "true") throw new Error(`${golden} is missing`);
    writeFileSync(golden, text);
    return;
  }
  if (readFileSync(golden, "utf8") !== text) writeFileSync(changed, text);
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(golden, "utf8")));
}

async function readSummary(input: string): Promise<unknown> {
  try {
    const runs = await readRuns(await openSource(input));
    return runs.map(summaryOf);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: error.message.replaceAll(input, "input"), code: error.code };
  }
}

function summaryOf(run: Run): unknown {
  return {
    name: run.name,
    format: run.format,
    regime: run.regime.id,
    primary: run.primary,
    series: run.series.map(seriesSummary),
    settings: Object.fromEntries(
      Object.entries(run.config?.known ?? {}).map(([name, setting]) => [name, setting.value]),
    ),
    artifacts: artifactsOf(run),
    events: run.events.map(({ kind, at }) => `${kind} ${at.file}:${at.line ?? at.record ?? ""}`),
    facts: run.facts,
    read: run.provenance.map(({ file, readAs, gave, rows }) => ({ file, readAs, gave, rows })),
    notices: run.notices.map(({ code, message }) => `${code}: ${message}`),
    masked: run.masked,
  };
}

function seriesSummary(series: Series): string {
  const last = series.values.length - 1;
  const point = (i: number) => `${series.values[i]} at ${stepAt(series, i)}`;
  const unit = series.unit === null ? "" : ` in ${series.unit}`;
  const points = last < 0 ? "" : `, ${point(0)} to ${point(last)}`;
  const what = [series.role, series.split ?? "no split", series.cadence].join(", ");
  return `${series.id}: ${what}${unit}; ${last + 1} by ${series.axes.stepUnit}${points}`;
}

function artifactsOf(run: Run): string[] {
  const single = ["layers", "classCounts", "model", "samples", "generated", "robustness", "tasks"] as const;
  const bySplit = ["predictions", "features", "splits"] as const;
  return [
    ...single.filter((name) => run[name] !== null),
    ...bySplit.flatMap((name) => Object.keys(run[name]).map((split) => `${name} of ${split}`)),
  ];
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
