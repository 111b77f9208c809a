import { defineCheck } from "../model/check.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The rate jumps up again and again. */
export const rateRestarts = defineCheck({
  id: "rate-restarts",
  title: "Learning rate restarts repeatedly",
  question: "Does the learning rate jump up more than once out of a flat or falling stretch?",
  needs: ["learning-rate"],
  signal: "learning-rate",
  ground: "observed",
  figure: "learning-rate",
  thresholds: {
    jumps: {
      value: 2,
      source:
        "labelled runs: 0 of 279 healthy and 0 of 66 real runs restart so, nor does any labelled one: the number two is what tells it from a resume",
    },
  },
  detect(inputs, limit) {
    const course = rateCourse(inputs["learning-rate"]);
    if (!course) return { kind: "inconclusive", reason: "fewer than three learning rates are logged" };
    const count = course.jumps.length;
    const measured = [
      {
        name: "upward jumps of the learning rate by 3 ×",
        value: count,
        threshold: limit.jumps,
        passes: "above" as const,
      },
    ];
    const steps = course.jumps.slice(0, 4).map(({ step }) => numberWords(step));
    const where =
      steps.length === 0
        ? ""
        : `, at ${count === 1 ? "step" : "steps"} ${steps.join(", ")}${count > 4 ? " …" : ""}`;
    const claim = `The learning rate ${jumpWords(count)}${where}`;
    if (count < limit.jumps) return { kind: "absent", claim, measured };
    const at = course.jumps.map(({ step }) => ({ from: step, to: step }));
    return { kind: "present", strength: ramp(count, 1, 4), at, claim, measured };
  },
});

function jumpWords(count: number): string {
  if (count === 0) return "never jumps up by a factor of 3 or more";
  return `jumps up by a factor of 3 or more ${count === 1 ? "once" : `${numberWords(count)} times`}`;
}
