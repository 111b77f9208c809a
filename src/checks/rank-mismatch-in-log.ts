import { defineLogCheck } from "../model/log-check.ts";

/** PyTorch's own words: c10d desync debug, DistributedDataParallel's verification; the rest are what training loops that compare checksums write. */
const PATTERNS: readonly RegExp[] = [
  /Detected mismatch between collectives on ranks/i,
  /DDP expects same model across all ranks/i,
  /(?:parameters?|weights?|checksums?|hash(?:es)?) (?:differ|mismatch|are not (?:equal|the same|in sync)).{0,40}ranks?/i,
  /ranks? .{0,40}(?:out of sync|desync)/i,
];

/** The log reports that ranks disagree about parameters or about what to do next. */
export const rankMismatchInLog = defineLogCheck({
  id: "rank-mismatch-in-log",
  title: "Ranks out of step in the log",
  question: "Does the log report that ranks disagree?",
  patterns: PATTERNS,
  tells: "that ranks disagree",
});
