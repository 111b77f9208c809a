import { describe, expect, it } from "vitest";
import type { Diagnosis, Observation } from "../../src/model/diagnosis.ts";
import { buildDocument } from "../../src/report/build-document.ts";
import { farAsWords, reachOf } from "../../src/report/reach.ts";
import { exampleDiagnosis, exampleRun } from "./example-run.ts";

const ABSENT = { kind: "absent", claim: "it does not", measured: [] } as const;
const NO_INPUT = { kind: "not-applicable", missing: ["validation-predictions"] } as const;

function asked(signal: Observation["signal"], outcome: Observation["outcome"], count: number): Observation[] {
  return Array.from({ length: count }, (_, i) => ({
    check: `${signal}-${outcome.kind}-${i}`,
    title: "t",
    question: "q?",
    signal,
    ground: "computed",
    outcome,
    sources: [],
  }));
}

function healthy(observations: readonly Observation[]): Diagnosis {
  return exampleDiagnosis({ verdict: "healthy", causes: [], requests: [], observations });
}

describe("what could be judged", () => {
  it("counts the questions that were answered, by kind of record", () => {
    const diagnosis = healthy([
      ...asked("train-curve", ABSENT, 4),
      ...asked("metric-curve", NO_INPUT, 2),
      ...asked("predictions", NO_INPUT, 3),
    ]);
    expect(reachOf(diagnosis)?.groups).toEqual([
      { label: "Curves", answered: 4, asked: 6 },
      { label: "Predictions", answered: 0, asked: 3 },
    ]);
  });

  it("says on what a clean bill rests, and says nothing where it rests on all", () => {
    const curves = asked("train-curve", ABSENT, 4);
    expect(farAsWords(healthy([...curves, ...asked("predictions", NO_INPUT, 3)]))).toBe(
      "as far as curves can show",
    );
    expect(farAsWords(healthy([...curves, ...asked("predictions", ABSENT, 3)]))).toBe("");
    expect(farAsWords(healthy(asked("predictions", NO_INPUT, 3)))).toBe("as far as little can show");
  });

  it("stands in the head of a page without a fault, and in no other", () => {
    const head = (diagnosis: Diagnosis) =>
      buildDocument(exampleRun(), diagnosis, { version: "0.1.0", date: null }).sections[0]?.blocks[0];
    const observations = [...asked("train-curve", ABSENT, 4), ...asked("features", NO_INPUT, 5)];
    expect(head(healthy(observations))).toMatchObject({
      note: "as far as curves can show",
      reach: { groups: [{ label: "Curves" }, { label: "Data" }] },
    });
    expect(head(exampleDiagnosis({ verdict: "failed", observations }))).not.toHaveProperty("reach");
  });
});
