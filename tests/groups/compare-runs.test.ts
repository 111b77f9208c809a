import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Config } from "../../src/model/config.ts";
import type { GroupKind, RunGroup } from "../../src/model/group.ts";
import type { Run } from "../../src/model/run.ts";
import { compareRuns, diagnose } from "../../src/pipeline.ts";
import { noise } from "../noise.ts";
import { exampleRun, primaryOf } from "../report/example-run.ts";
import { seriesOf } from "../series-of.ts";

describe("runs that belong together", () => {
  it("differ in the seed alone", () => {
    const [group] = groupsOf([curve("a", 0.9, { seed: 1 }), curve("b", 0.9, { seed: 2 })]);
    expect(group).toMatchObject({ kind: "seeds", because: "their settings agree but for seed" });
    expect(group?.settings.map(({ key }) => key)).toEqual(["seed"]);
  });

  it("differ in the fold, by a setting or by their names", () => {
    expect(groupsOf([curve("a", 0.9, { fold: 1 }), curve("b", 0.9, { fold: 2 })])[0]?.kind).toBe("folds");
    expect(groupsOf([curve("cv/fold_0", 0.9), curve("cv/fold_1", 0.8)])[0]).toMatchObject({
      kind: "folds",
      because: "their names differ in the number of the fold alone",
    });
  });

  it("differ in few settings: an ablation, ranked by the one that was changed", () => {
    const runs = [0.1, 0.01, 0.001].map((lr, i) =>
      curve(`run${i}`, 0.6 + 0.1 * i, { lr, seed: 1, batch: 32 }),
    );
    const [group] = groupsOf(runs);
    expect(group?.kind).toBe("ablation");
    expect(group?.findings[0]?.text).toBe("with lr 0.001 the run ends best, at 0.8, with 0.1 worst, at 0.6");
  });

  it("are none where nothing says so, unless the user does", () => {
    const runs = [curve("alpha", 0.9), curve("beta", 0.7)];
    expect(groupsOf(runs)).toEqual([]);
    expect(groupsOf(runs, "seeds")[0]?.because).toBe("declared with --group seeds");
    expect(groupsOf([curve("a", 0.9, { seed: 1 })])).toEqual([]);
    const unlike = ["a", "b"].map((name, k) =>
      curve(name, 0.9, Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`s${i}`, k]))),
    );
    expect(groupsOf(unlike)).toEqual([]);
  });
});

describe("what they say together", () => {
  it("one seed of five learns nothing", () => {
    const runs = [1, 2, 3, 4, 5].map((seed) =>
      curve(`s${seed}`, seed === 4 ? 0.1 : 0.85 + 0.002 * seed, { seed, lr: 1 }),
    );
    const [finding] = groupsOf(runs)[0]?.findings ?? [];
    expect(finding).toMatchObject({ id: "some-runs-fail", runs: ["s4"] });
    expect(finding?.text).toContain("s4 ends at 0.1; no setting but seed tells them apart");
  });

  it("names what only the failing runs have", () => {
    const runs = [1, 2, 3, 4].map((seed) =>
      curve(`s${seed}`, seed > 2 ? 0.1 : 0.85, { seed, amp: seed > 2 }),
    );
    const text = groupsOf(runs, "seeds")[0]?.findings[0]?.text;
    expect(text).toContain("of their settings, amp (true) stands in none of the others");
  });

  it("one bad fold stands apart, with what that means", () => {
    const runs = [0, 1, 2, 3, 4].map((fold) =>
      curve(`f${fold}`, fold === 2 ? 0.7 : 0.84 + 0.005 * fold, { fold, lr: 1 }),
    );
    expect(groupsOf(runs)[0]?.findings[0]).toMatchObject({ id: "one-run-apart", runs: ["f2"] });
  });

  it("the same seed that gives other results is not reproducible", () => {
    const runs = [
      curve("a", 0.9, { seed: 7, lr: 1 }),
      curve("b", 0.86, { seed: 7, lr: 1 }),
      curve("c", 0.9, { seed: 8, lr: 1 }),
    ];
    expect(groupsOf(runs)[0]?.findings[0]).toMatchObject({ id: "same-seed-differs", runs: ["a", "b"] });
  });

  it("a run that ends in no number is counted, not averaged", () => {
    const runs = [1, 2, 3].map((seed) => curve(`s${seed}`, seed === 3 ? Number.NaN : 0.9, { seed, lr: 1 }));
    const group = groupsOf(runs)[0];
    expect(group?.spread).toMatchObject({ n: 2, lost: 1 });
    expect(group?.findings[0]).toMatchObject({ id: "some-runs-fail", runs: ["s3"] });
  });
});

describe("properties", () => {
  it("seeds that differ by chance alone are hardly ever called failing or apart", () => {
    let alarms = 0;
    for (let draw = 0; draw < 200; draw++) {
      const next = noise(1000 + 77 * draw);
      const normal = () => next() + next() + next() + next() - 2;
      const runs = [1, 2, 3, 4, 5].map((seed) => curve(`s${seed}`, 0.8 + 0.01 * normal(), { seed, lr: 1 }));
      const found = groupsOf(runs)[0]?.findings ?? [];
      if (found.some(({ id }) => id === "some-runs-fail" || id === "one-run-apart")) alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(6);
  });

  it("the order of the runs changes nothing but the places of equals", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (order) => {
        const make = (seed: number) => curve(`s${seed}`, 0.5 + 0.05 * seed, { seed, lr: 1 });
        const [plain] = groupsOf([1, 2, 3, 4, 5].map(make));
        const [shuffled] = groupsOf(order.map(make));
        expect(shuffled?.members).toEqual(plain?.members);
        expect(shuffled?.findings).toEqual(plain?.findings);
      }),
      { numRuns: 20 },
    );
  });
});

function groupsOf(runs: readonly Run[], declared: GroupKind | null = null): readonly RunGroup[] {
  const diagnosed = runs.map((run) => ({ run, diagnosis: diagnose(run) }));
  return compareRuns(diagnosed, declared).map(({ group }) => group);
}

/** Twenty evaluations of an accuracy that rises from 0.1 to `end`. */
function curve(name: string, end: number, settings: Readonly<Record<string, number | boolean>> = {}): Run {
  const values = Array.from({ length: 20 }, (_, i) => (i > 12 ? end : 0.1 + ((end - 0.1) * i) / 13));
  const accuracy = seriesOf(values, { role: "accuracy", split: "validation" });
  const entries = Object.entries(settings).map(([key, value], i) => ({
    key,
    value,
    at: { file: "config.yaml", line: i + 1 },
  }));
  const config: Config | null = entries.length === 0 ? null : { entries, files: [], known: {} };
  return exampleRun({
    name,
    config,
    series: [accuracy],
    primary: primaryOf({ "validation-metric": accuracy }),
    predictions: {},
    layers: null,
    facts: {},
  });
}
