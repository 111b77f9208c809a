import { defineCheck } from "../model/check.ts";
import { matchedEvents } from "../signals/matched-events.ts";

/** PyTorch's own words: c10d desync debug, DistributedDataParallel's verification; the rest are what training loops that compare checksums write. */
const PATTERNS: readonly RegExp[] = [
  /Detected mismatch between collectives on ranks/i,
  /DDP expects same model across all ranks/i,
  /(?:parameters?|weights?|checksums?|hash(?:es)?) (?:differ|mismatch|are not (?:equal|the same|in sync)).{0,40}ranks?/i,
  /ranks? .{0,40}(?:out of sync|desync)/i,
];

/** The log reports that ranks disagree about parameters or about what to do next. */
export const rankMismatchInLog = defineCheck({
  id: "rank-mismatch-in-log",
  title: "Ranks out of step in the log",
  question: "Does the log report that ranks disagree?",
  needs: ["events"],
  signal: "log",
  ground: "observed",
  thresholds: {},
  detect({ events }) {
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const found = matchedEvents(events, PATTERNS);
    const first = found[0];
    if (!first)
      return { kind: "absent", claim: "No line of the log tells that ranks disagree", measured: [] };
    const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
    const lines = found.length === 1 ? "One line of the log tells" : `${found.length} lines of the log tell`;
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `${lines} that ranks disagree: "${first.text.trim().slice(0, 200)}"`,
      measured: [],
      sources: found.slice(0, 3).map((event) => event.at),
    };
  },
});
