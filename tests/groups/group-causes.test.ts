import { expect, test } from "vitest";
import { endsApartBySeed } from "../../src/checks/ends-apart-by-seed.ts";
import { endsDifferByChance } from "../../src/checks/ends-differ-by-chance.ts";
import { gainWithinSpread } from "../../src/checks/gain-within-spread.ts";
import { sameSeedEndsDiffer } from "../../src/checks/same-seed-ends-differ.ts";
import { groupText } from "../../src/cli/group-text.ts";
import type { GroupKind, Repeats, RunGroup } from "../../src/model/group.ts";
import type { Run } from "../../src/model/run.ts";
import { compareRuns, diagnose } from "../../src/pipeline.ts";
import { exampleRun, primaryOf } from "../report/example-run.ts";
import { seriesOf } from "../series-of.ts";

/** A run whose accuracy over so many rows climbs to an end. */
function counted(name: string, [rows, end]: readonly [number, number], seed: number): Run {
  const accuracy = seriesOf(
    climb(rows, end).map((k) => k / rows),
    { role: "accuracy", split: "validation" },
  );
  return exampleRun({
    name,
    config: {
      entries: [
        { key: "seed", value: seed, at: { file: "config.yaml", line: 1 } },
        { key: "lr", value: 0.1, at: { file: "config.yaml", line: 2 } },
      ],
      files: [],
      known: {},
    },
    series: [{ ...accuracy, file: `${name}.csv` }],
    primary: primaryOf({ "validation-metric": accuracy }),
    predictions: {},
  });
}

function groupOf(runs: readonly Run[], declared: GroupKind | null = null): RunGroup {
  const [found] = compareRuns(
    runs.map((run) => ({ run, diagnosis: diagnose(run) })),
    declared,
  );
  if (!found) throw new Error("the runs form no group");
  return found.group;
}

const CLIMB = [0.3, 0.5, 0.62, 0.7, 0.77, 0.81, 0.84, 0.86];

/** Eight evaluations that climb towards a share of `rows`, the last three at it. */
function climb(rows: number, end: number): readonly number[] {
  return [
    ...CLIMB.map((share) => Math.round(share * end * rows)),
    ...[0, 1, 0].map((k) => Math.round(end * rows) + k),
  ];
}

test("one seed of five that learns nothing is the runs' own evidence, named in the group", () => {
  const group = groupOf(
    [1, 2, 3, 4, 5].map((seed) => counted(`s${seed}`, [400, seed === 4 ? 0.12 : 0.85 + 0.002 * seed], seed)),
  );
  const [first] = group.causes;
  expect(first?.id).toBe("non-reproducible");
  expect(first?.confidence).toBeGreaterThanOrEqual(0.5);
  expect(first?.evidence[0]).toMatchObject({ check: "ends-apart-by-seed", ground: "computed" });
  expect(first?.evidence[0]?.claim).toContain("s4 ends far from the others");
  expect(groupText(group, null)).toContain("not reproducible, by these runs together");
});

test("runs of one seed that end differently are decisive", () => {
  const group = groupOf([counted("a", [400, 0.8], 7), counted("b", [400, 0.86], 7)]);
  expect(group.causes[0]).toMatchObject({ id: "non-reproducible" });
  expect(group.causes[0]?.evidence[0]).toMatchObject({ check: "same-seed-ends-differ", decisive: true });
});

test("seeds that agree show no cause, and the checks say what they saw", () => {
  const group = groupOf([1, 2, 3, 4].map((seed) => counted(`s${seed}`, [400, 0.85 + 0.003 * seed], seed)));
  expect(group.causes).toEqual([]);
  const kinds = new Map(group.observations.map(({ check, outcome }) => [check, outcome.kind]));
  expect(kinds.get("ends-apart-by-seed")).toBe("absent");
  expect(kinds.get("ends-differ-by-chance")).toBe("absent");
  expect(kinds.get("same-seed-ends-differ")).toBe("inconclusive");
});

test("ends that a small evaluation scatters speak for its noise, the same ends over many rows for the seed", () => {
  const ends = [0.72, 0.8, 0.86, 0.92];
  const few = groupOf(ends.map((end, i) => counted(`s${i}`, [53, end], i)));
  expect(few.causes[0]).toMatchObject({ id: "evaluation-too-noisy" });
  expect(few.causes[0]?.evidence[0]?.claim).toContain("one standard error of a share of 53 items");
  const many = groupOf(ends.map((end, i) => counted(`s${i}`, [2003, end], i)));
  expect(many.causes[0]).toMatchObject({ id: "non-reproducible" });
});

const FOUR: Repeats = {
  kind: "ablation",
  metric: "val_acc",
  better: "higher",
  ends: [
    { run: "a", first: 0.1, end: 0.9, seed: "1", variant: "lr 1" },
    { run: "b", first: 0.1, end: 0.88, seed: "1", variant: "lr 2" },
    { run: "c", first: 0.1, end: 0.86, seed: "2", variant: "lr 1" },
    { run: "d", first: 0.1, end: 0.84, seed: "2", variant: "lr 2" },
  ],
  noise: { value: 0.01, because: "a test" },
  failing: [],
};

test("a lead within what repeats of one setting differ by is chance", () => {
  expect(gainWithinSpread.observe({ repeats: FOUR })).toMatchObject({
    kind: "present",
    claim: expect.stringContaining("lr 1 leads lr 2 by 0.02"),
  });
  const clear = FOUR.ends.map((one) => ({ ...one, end: one.variant === "lr 2" ? one.end - 0.4 : one.end }));
  expect(gainWithinSpread.observe({ repeats: { ...FOUR, ends: clear } }).kind).toBe("absent");
  expect(gainWithinSpread.observe({ repeats: { ...FOUR, ends: FOUR.ends.slice(0, 3) } }).kind).toBe(
    "inconclusive",
  );
});

test("where more than the seed differs, or nothing is known of noise, the seed is not judged", () => {
  expect(endsApartBySeed.observe({ repeats: FOUR }).kind).toBe("inconclusive");
  expect(endsDifferByChance.observe({ repeats: FOUR }).kind).toBe("inconclusive");
  const unknown: Repeats = { ...FOUR, kind: "seeds", noise: null };
  expect(endsApartBySeed.observe({ repeats: unknown }).kind).toBe("inconclusive");
  expect(endsDifferByChance.observe({ repeats: unknown }).kind).toBe("inconclusive");
});

test("the same end of the same seed is said, and another setting is no repeat", () => {
  const ends = FOUR.ends.map((one) => ({ ...one, end: 0.9, variant: "" }));
  expect(sameSeedEndsDiffer.observe({ repeats: { ...FOUR, ends } }).kind).toBe("absent");
  expect(sameSeedEndsDiffer.observe({ repeats: FOUR }).kind).toBe("inconclusive");
  expect(endsApartBySeed.observe({}).kind).toBe("not-applicable");
});
