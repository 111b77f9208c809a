import { defineCheck } from "../model/check.ts";
import { memoryCourse } from "../signals/memory-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Memory that grows through the whole run, in many small steps, to its very end. */
export const memoryGrows = defineCheck({
  id: "memory-grows",
  title: "Memory grows through the run",
  question: "Does memory grow steadily from the start of the run to its end?",
  needs: ["memory"],
  signal: "resources",
  figure: "resources",
  thresholds: {
    growth: {
      value: 0.1,
      source:
        "labelled runs: 75 % and more in 8 of 8 under a leak, at most 8.3 % in 136 healthy runs; published rules use 5 to 10 points",
    },
    jump: {
      value: 0.2,
      source:
        "largest single rise over the growth; labelled runs: at most 0.01 under a leak, 0.54 and more where a cache fills once",
    },
    late: {
      value: 0.4,
      source:
        "growth of the last fifth over the mean fifth: a cache that has filled grows no more, a leak grows on",
    },
    trend: { value: 0.9, source: "rank correlation with time: a leak never gives back" },
  },
  detect(inputs, limit) {
    const course = memoryCourse(inputs.memory);
    if (!course) return { kind: "inconclusive", reason: "memory was read fewer than twenty times" };
    const unit = inputs.memory.unit === "MB" ? " MB" : "";
    const measured = [
      { name: "growth", value: course.growth, threshold: limit.growth, passes: "above" as const },
      {
        name: "largest single rise / growth",
        value: course.largestJump,
        threshold: limit.jump,
        passes: "below" as const,
      },
      {
        name: "growth of the last fifth / mean fifth",
        value: course.late,
        threshold: limit.late,
        passes: "above" as const,
      },
    ];
    const claim = `Memory goes from ${numberWords(course.first)}${unit} to ${numberWords(course.last)}${unit}, ${percentWords(course.growth)} (limit ${percentWords(limit.growth)})`;
    if (!(course.growth >= limit.growth)) return { kind: "absent", claim, measured };
    const steady =
      course.largestJump <= limit.jump && course.trend >= limit.trend && course.late >= limit.late;
    const shape = `its largest single rise is ${percentWords(course.largestJump)} of that (limit ${percentWords(limit.jump)}), its last fifth grows at ${numberWords(course.late)} × the mean (limit ${limit.late} ×)`;
    if (!steady)
      return { kind: "absent", claim: `${claim}, but not steadily to the end: ${shape}`, measured };
    const at = [{ from: course.firstStep, to: course.lastStep }];
    return {
      kind: "present",
      strength: ramp(course.growth, 0.05, 0.3),
      at,
      claim: `${claim}; ${shape}`,
      measured,
    };
  },
});
