import { describe, expect, it } from "vitest";
import type { Diagnosis, RankedCause, RunCourse } from "../../src/model/diagnosis.ts";
import { headline } from "../../src/report/headline.ts";
import { lead } from "../../src/report/lead.ts";
import { exampleDiagnosis, exampleRun } from "./example-run.ts";

const RUN = exampleRun();
const EXAMPLE = exampleDiagnosis();
const COURSE: RunCourse = {
  ...EXAMPLE.course,
  stepUnit: "step",
  firstStep: 0,
  lastStep: 999,
  plannedSteps: null,
  nonFinite: null,
  onset: 209,
  ended: "unknown",
  best: {
    step: 209,
    epoch: null,
    value: 0.854,
    seriesId: "val_loss",
    role: "loss",
    split: "validation",
    better: "lower",
  },
  final: { value: 1.02, seriesId: "val_loss" },
  lost: { fromStep: 209, steps: 790, share: 0.79, seconds: null },
};

describe("an impaired run", () => {
  it("is told by its outcome first where the cause is not sure", () => {
    const diagnosis = diagnosed("impaired", { title: "Overfitting", confidence: 0.55 });
    expect(headline(RUN, diagnosis)).toBe("Validation loss worsens after step 209; possibly overfitting");
    expect(lead(RUN, diagnosis)).toMatch(
      /^The validation loss was best at step 209, 0.854, and ended at 1.02\. Possible cause: overfitting, with a confidence of 0.55; to decide it, /,
    );
  });

  it("keeps to what happened where the cause's name is too long", () => {
    const diagnosis = diagnosed("impaired", {
      title: "Learning-rate schedule misconfigured",
      confidence: 0.6,
    });
    expect(headline(RUN, diagnosis)).toBe("Validation loss worsens after step 209 of 999");
  });

  it("is told by its cause and onset where that is sure", () => {
    const diagnosis = diagnosed("impaired", { title: "Overfitting", confidence: 0.85 });
    expect(headline(RUN, diagnosis)).toBe("Overfitting from step 209 of 999");
    expect(lead(RUN, diagnosis)).toContain("Most likely cause: overfitting. ");
  });

  it("names the best where a sure cause has no onset, in the words that fit", () => {
    const cause = { title: "Gradients never cleared at all here", confidence: 0.9 };
    const diagnosis = diagnosed("impaired", cause, { onset: null });
    expect(headline(RUN, diagnosis)).toBe("Gradients never cleared at all here");
    expect(headline(RUN, diagnosed("impaired", { ...cause, title: "Memory leak" }, { onset: null }))).toBe(
      "Memory leak: best validation loss 0.854 at step 209",
    );
  });
});

describe("a failed run", () => {
  it("learned nothing where no checkpoint is worth keeping", () => {
    const lost = { fromStep: 0, steps: 999, share: 1, seconds: null };
    const diagnosis = diagnosed("failed", { title: "Vanishing gradients", confidence: 0.96 }, { lost });
    expect(headline(RUN, diagnosis)).toBe("Nothing was learned in 999 steps: vanishing gradients");
  });
});

describe("an inconclusive run", () => {
  it("says where it ended against its best when no cause stands out", () => {
    const diagnosis = { ...diagnosed("inconclusive", null), causes: [] };
    expect(headline(RUN, diagnosis)).toBe("Validation loss ended at 1.02; its best was 0.854");
  });

  it("names its suspicion as one", () => {
    const diagnosis = diagnosed("inconclusive", { title: "Softmax applied twice", confidence: 0.3 });
    expect(headline(RUN, diagnosis)).toBe("Not decided by these files: possibly softmax applied twice");
  });
});

describe("a healthy run", () => {
  it("says how little was looked at", () => {
    const diagnosis: Diagnosis = {
      ...diagnosed("healthy", null),
      observations: EXAMPLE.observations.slice(0, 1),
    };
    expect(headline(RUN, diagnosis)).toBe("No fault found, though little could be checked");
    expect(lead(RUN, diagnosis)).toMatch(/1 of 1 question could be answered from these files/);
  });

  it("was best at its end only where its best stands there", () => {
    const flat = diagnosed("healthy", null, { final: { value: 0.854, seriesId: "val_loss" } });
    expect(lead(RUN, flat)).toMatch(
      /^The validation loss was best at step 209, 0.854, and ended level with it\./,
    );
  });
});

function diagnosed(
  verdict: Diagnosis["verdict"],
  cause: Pick<RankedCause, "title" | "confidence"> | null,
  course: Partial<RunCourse> = {},
): Diagnosis {
  const [first] = EXAMPLE.causes;
  const causes = first && cause ? [{ ...first, ...cause }] : [];
  return { ...EXAMPLE, verdict, causes, course: { ...COURSE, ...course } };
}
