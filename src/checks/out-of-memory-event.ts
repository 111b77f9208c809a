import { defineCheck } from "../model/check.ts";

/** The log holds an out-of-memory error. */
export const outOfMemoryEvent = defineCheck({
  id: "out-of-memory-event",
  title: "Out-of-memory error in the log",
  question: "Does the log hold an out-of-memory error?",
  needs: ["events"],
  signal: "log",
  ground: "observed",
  thresholds: {},
  detect({ events }) {
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const found = events.filter(({ kind }) => kind === "out-of-memory");
    const first = found[0];
    if (!first) return { kind: "absent", claim: "The log holds no out-of-memory error", measured: [] };
    const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
    const times = found.length === 1 ? "once" : `${found.length} times`;
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `The log reports running out of memory ${times}: "${first.text.trim().slice(0, 200)}"`,
      measured: [],
      sources: found.slice(0, 3).map((event) => event.at),
    };
  },
});
