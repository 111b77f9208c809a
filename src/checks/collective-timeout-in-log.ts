import { defineCheck } from "../model/check.ts";
import { matchedEvents } from "../signals/matched-events.ts";

/** PyTorch's watchdog of NCCL and Gloo, in the versions since 1.8. */
const PATTERNS: readonly RegExp[] = [
  /Watchdog caught collective operation timeout/i,
  /(?:NCCL|Gloo|collective).{0,60}\btimed out\b/i,
];

/** One rank did not reach a collective operation: it was slow, dead, or doing something else. */
export const collectiveTimeoutInLog = defineCheck({
  id: "collective-timeout-in-log",
  title: "Collective operation timed out",
  question: "Does the log report a collective operation that timed out?",
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
        claim: "No line of the log tells of a collective operation that timed out",
        measured: [],
      };
    const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
    const lines = found.length === 1 ? "One line of the log tells" : `${found.length} lines of the log tell`;
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `${lines} of a collective operation that timed out: "${first.text.trim().slice(0, 200)}"`,
      measured: [],
      sources: found.slice(0, 3).map((event) => event.at),
    };
  },
});
