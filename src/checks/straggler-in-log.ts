import { defineCheck } from "../model/check.ts";
import { matchedEvents } from "../signals/matched-events.ts";

/** The word that straggler detectors (NeMo, Megatron) write. */
const PATTERNS: readonly RegExp[] = [
  /\bstragglers?\b.{0,20}(?:detected|found|rank|on node)/i,
  /rank \d+.{0,60}(?:slow(?:er|est)?|lagging|waited|behind)/i,
];

/** The log names a rank that holds up the others. */
export const stragglerInLog = defineCheck({
  id: "straggler-in-log",
  title: "Slow rank in the log",
  question: "Does the log name a rank that is slower than the others?",
  needs: ["events"],
  signal: "log",
  ground: "observed",
  thresholds: {},
  detect({ events }) {
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const found = matchedEvents(events, PATTERNS);
    const first = found[0];
    if (!first)
      return {
        kind: "absent",
        claim: "No line of the log tells of a rank that holds up the others",
        measured: [],
      };
    const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
    const lines = found.length === 1 ? "One line of the log tells" : `${found.length} lines of the log tell`;
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `${lines} of a rank that holds up the others: "${first.text.trim().slice(0, 200)}"`,
      measured: [],
      sources: found.slice(0, 3).map((event) => event.at),
    };
  },
});
