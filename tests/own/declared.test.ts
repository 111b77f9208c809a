import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { causes } from "../../src/causes/index.ts";
import { checks } from "../../src/checks/index.ts";
import { readRun } from "../../src/cli/read-run.ts";
import type { Cause } from "../../src/model/cause.ts";
import type { Diagnosis } from "../../src/model/diagnosis.ts";
import type { Run } from "../../src/model/run.ts";
import type { Criterion } from "../../src/model/settings.ts";
import { declareThresholds } from "../../src/own/declare-thresholds.ts";
import { judgeCriteria } from "../../src/own/judge-criteria.ts";
import { diagnose, diagnoseWith } from "../../src/pipeline.ts";
import { createWordHider, hideWords } from "../../src/privacy/hide-words.ts";

let run: Run;
let diagnosis: Diagnosis;
beforeAll(async () => {
  run = await readRun(join(import.meta.dirname, "../../fixtures/scenarios/divergence"));
  diagnosis = diagnose(run);
});

describe("declared thresholds", () => {
  it("are used, said wherever they are quoted, and change nothing else", () => {
    const at = { check: "validation-wanders", at: "postrun.yaml:2:3" };
    const [name = "", { value = 0 } = {}] =
      Object.entries(checks.find(({ id }) => id === at.check)?.thresholds ?? {}).find(
        ([, one]) => one.value === 0.4,
      ) ?? [];
    const declared = declareThresholds(checks, [{ ...at, name, value: 100 }]);
    expect(declared.used).toEqual([{ check: at.check, name, value: 100, usual: value }]);
    const other = diagnoseWith(run, { checks: declared.checks, causes });
    const find = (one: Diagnosis) => one.observations.find(({ check }) => check === at.check);
    expect([find(diagnosis)?.outcome.kind, find(other)?.outcome.kind]).toEqual(["present", "absent"]);
    expect(JSON.stringify(find(other))).toContain(`declared threshold: ${name} 100, not 0.4`);
    const rest = (one: Diagnosis) => one.observations.filter(({ check }) => check !== at.check);
    expect(rest(other)).toEqual(rest(diagnosis));
  });

  it("postrun's own value gives postrun's own answer", () => {
    const declared = declareThresholds(
      checks,
      checks.flatMap(({ id, thresholds }) =>
        Object.entries(thresholds).map(([name, { value }]) => ({ check: id, name, value, at: "x" })),
      ),
    );
    const other = diagnoseWith(run, { checks: declared.checks, causes });
    expect(other.observations.map(({ outcome }) => outcome.kind)).toEqual(
      diagnosis.observations.map(({ outcome }) => outcome.kind),
    );
    expect(other.causes.map(({ id, confidence }) => [id, confidence])).toEqual(
      diagnosis.causes.map(({ id, confidence }) => [id, confidence]),
    );
  });
});

describe("criteria", () => {
  const of = (criterion: Omit<Criterion, "at"> & Record<string, unknown>, other: Partial<Run> = {}) => {
    const judged = { run: { ...run, ...other }, diagnosis, causes };
    return judgeCriteria([{ at: "x", ...criterion } as Criterion], judged)[0]?.outcome;
  };
  const metric = { kind: "metric", metric: "val_acc", side: "at-least", value: 0.6, of: "best" } as const;

  it("a metric is judged at its best or at its end", () => {
    expect(of(metric)).toBe("met");
    expect(of({ ...metric, of: "last" })).toBe("failed");
    expect(of({ ...metric, side: "at-most" })).toBe("failed");
    expect(of({ ...metric, metric: "val_f1" })).toBe("cannot-tell");
  });

  it("a metric that ends in NaN meets no bound", () => {
    const series = run.series.map((one) => ({ ...one, values: one.values.map(() => Number.NaN) }));
    expect(of({ ...metric, of: "last" }, { series })).toBe("failed");
    expect(of({ ...metric, of: "last", side: "at-most" }, { series })).toBe("failed");
    expect(of(metric, { series })).toBe("cannot-tell");
  });

  it("a cause must stay below its confidence; what no clue can show cannot be told", () => {
    expect(of({ kind: "cause", cause: "lr-too-high", below: 0.8 })).toBe("failed");
    expect(of({ kind: "cause", cause: "any", below: 0.99 })).toBe("met");
    expect(of({ kind: "cause", cause: "vanishing-gradients", below: 0.5 })).toBe("met");
    expect(of({ kind: "cause", cause: "mode-collapse", below: 0.5 })).toBe("cannot-tell");
  });

  it("verdicts that pass", () => {
    expect(of({ kind: "verdict", verdicts: ["failed"] })).toBe("met");
    expect(of({ kind: "verdict", verdicts: ["healthy"] })).toBe("failed");
  });
});

describe("own causes", () => {
  it("never reach the confidence at which acting pays, and move no other cause", () => {
    const [first] = causes.filter(({ id }) => id === "lr-too-high");
    const own = { ...first, id: "own-cause", lookAlikes: [], broughtBy: "mine.mjs" } as Cause;
    const other = diagnoseWith(run, { checks, causes: [...causes, own] });
    const found = other.causes.find(({ id }) => id === "own-cause");
    expect(found?.confidence).toBe(0.79);
    expect(found?.calibration).toContain("not calibrated: an own cause of mine.mjs");
    expect(
      other.causes.filter(({ id }) => id !== "own-cause").map(({ id, confidence }) => [id, confidence]),
    ).toEqual(diagnosis.causes.map(({ id, confidence }) => [id, confidence]));
  });
});

describe("words to hide", () => {
  it("the same word has one number, another word another, whatever its case", () => {
    const { hide, count } = createWordHider(["falcon*", "a.b c"]);
    expect(hide("Falcon-7 falcon-7 falcon_8 aXb c a.b c")).toBe(
      "[hidden 1] [hidden 1] [hidden 2] aXb c [hidden 3]",
    );
    expect(count()).toBe(3);
  });

  it("are gone from run and diagnosis, which stay readable", () => {
    const shown = hideWords({ run, diagnosis }, createWordHider(["train/loss*", "metrics.csv"]));
    const text = JSON.stringify(shown);
    expect(text).not.toMatch(/train\/loss|metrics\.csv/);
    expect(shown.run.masked.at(-1)).toMatch(/words that postrun\.yaml names$/);
    expect(new Set(shown.run.series.map(({ id }) => id)).size).toBe(run.series.length);
  });

  it("no text takes long", () => {
    const { hide } = createWordHider(["aaaa*b*c"]);
    const from = performance.now();
    hide("a".repeat(50_000));
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
