import { type Series, stepAt } from "../../model/series.ts";
import { medianOf } from "../../stats/median-of.ts";
import { numberWords } from "../../stats/number-words.ts";
import { LEAST_RISE } from "../../stats/rising-legs.ts";
import { presentFinding } from "../answers/by-checks.ts";
import { placeOfPoint, pointWords, positionOf } from "../course-of-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** A loss that is another one after a resume. */
export const resumeJump: Symptom = {
  id: "resume-jump",
  title: "whether the loss jumped at a resume",
  example: "resumed from a checkpoint and the loss jumped",
  patterns: [
    "RESUME*2",
    "RESUME*2 LOSS",
    "RESUME*2 SPIKE",
    "RESUME*2 LOSS SPIKE",
    "RESUME*2 LOSS RISE",
    "RESUME*2 DIVERGE*2",
    "RESUME*2 / LOSS SPIKE",
    "RESUME*2 / LOSS RISE",
    "RESUME*2 / LOSS DIVERGE*2",
    "RESUME*2 WORSE",
    "RESUME*2 METRIC FALL",
  ],
  causes: ["resume-misconfigured", "resume-data-repeat", "dependency-drift"],
  answer,
};

/** Points of a level before and after, as the check of resumes takes them. */
const WINDOW = 15;

function answer(subject: Subject): Finding {
  const loss = subject.inputs["train-loss"] ?? subject.inputs["train-loss-epoch"];
  const steps = subject.run.events.flatMap(({ kind, step }) =>
    kind === "resume" && step !== null ? [step] : [],
  );
  const jumps = loss ? steps.flatMap((step) => jumpAt(loss, step) ?? []) : [];
  const worst = jumps.reduce<Jump | null>((top, one) => (top && top.share >= one.share ? top : one), null);
  if (loss && worst) return jumpFinding(loss, worst);
  return (
    presentFinding(subject, [
      "rate-jump-once",
      "loss-dips-after-resume",
      "repeated-steps-differ",
      "resume-in-log",
    ]) ??
    cannotTell(
      "no line that was read tells at which step a run was resumed",
      "the output of the program with the step it resumes from, and the learning rate",
    )
  );
}

interface Jump {
  readonly at: number;
  readonly before: number;
  readonly after: number;
  readonly share: number;
  readonly noise: number;
}

function jumpAt(loss: Series, step: number): Jump | null {
  const at = Array.from(loss.values.keys()).find((i) => stepAt(loss, i) >= step) ?? -1;
  const past = loss.values.subarray(Math.max(0, at - WINDOW), Math.max(0, at));
  const next = loss.values.subarray(at, at + WINDOW);
  if (at < 0 || past.length < 2 || next.length < 2) return null;
  const [before, after] = [medianOf(past), medianOf(next)];
  if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
  const noise = medianOf(past.map((value) => Math.abs(value - before)));
  return { at, before, after, share: (after - before) / Math.abs(before), noise };
}

function jumpFinding(loss: Series, { at, before, after, share, noise }: Jump): Finding {
  const yes = share >= LEAST_RISE && after - before > 2 * noise;
  const step = stepAt(loss, at);
  const words = `at the resume at ${pointWords(loss, at)} the training loss went from ${numberWords(before)} to ${numberWords(after)}, by medians of ${WINDOW} points or fewer on each side`;
  return {
    verdict: yes ? "yes" : "no",
    text: `${yes ? "Yes" : "No"}: ${words} (${placeOfPoint(loss, at)}).`,
    at: [{ from: step, to: step }],
    sources: [positionOf(loss, at)],
    ground: "computed",
  };
}
