import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { sb3Evaluations } from "../../src/readers/sb3-evaluations/reader.ts";
import { pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

const FILE = resolve(
  import.meta.dirname,
  "../../fixtures/readers/sb3-evaluations/five-episodes/input/evaluations.npz",
);
const whole = new Uint8Array(readFileSync(FILE));

test("each evaluation is the mean of its episodes at its step", async () => {
  expect(sniffScore(sb3Evaluations, { "logs/evaluations.npz": whole })).toBe(0.95);
  const series = seriesIn(await readParts(sb3Evaluations, { "evaluations.npz": whole }));
  expect(pointsOf(series["eval/mean_reward"]).slice(0, 2)).toEqual([
    [1000, 2],
    [2000, 12],
  ]);
  expect(series["eval/mean_ep_length"]?.values[0]).toBe(22);
});

test("cut or changed bytes are a ReadError that names the file, or numbers", async () => {
  for (let at = 0; at < whole.length; at += 7) {
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0xa5;
    for (const content of [changed, whole.subarray(0, at + 1)]) {
      const outcome = await readParts(sb3Evaluations, { "evaluations.npz": content }).then(
        () => "read",
        (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "?"),
      );
      expect(outcome).toMatch(/^read$|^ReadError: Cannot read evaluations\.npz/);
    }
  }
});
