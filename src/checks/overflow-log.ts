import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The log reports gradient overflows again and again. */
export const overflowLog = defineCheck({
  id: "overflow-log",
  title: "Overflows in the log",
  question: "Does the log report many gradient overflows?",
  needs: ["events"],
  signal: "log",
  ground: "observed",
  figure: "none",
  thresholds: {
    lines: {
      value: 20,
      source:
        "a dynamic loss scale finds its level within about twelve skips and then skips one step in 2,000 (GradScaler's defaults)",
    },
  },
  detect(inputs, limit) {
    if (inputs.events.length === 0) return { kind: "not-applicable", missing: ["log"] };
    const lines = inputs.events.filter(({ kind }) => kind === "overflow");
    const measured = [
      { name: "overflow lines", value: lines.length, threshold: limit.lines, passes: "above" as const },
    ];
    const claim = `The log reports ${numberWords(lines.length)} gradient overflows (limit ${numberWords(limit.lines)})`;
    if (lines.length <= limit.lines) return { kind: "absent", claim, measured };
    const first = lines[0]?.at;
    const last = lines.at(-1)?.at;
    const sources = first ? [{ ...first, ...(last?.line === undefined ? {} : { lastLine: last.line }) }] : [];
    return { kind: "present", strength: ramp(lines.length, 10, 60), at: [], claim, measured, sources };
  },
});
