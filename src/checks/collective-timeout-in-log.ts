import { defineLogCheck } from "../model/log-check.ts";

/** PyTorch's watchdog of NCCL and Gloo, in the versions since 1.8. */
const PATTERNS: readonly RegExp[] = [
  /Watchdog caught collective operation timeout/i,
  /(?:NCCL|Gloo|collective).{0,60}\btimed out\b/i,
];

/** One rank did not reach a collective operation: it was slow, dead, or doing something else. */
export const collectiveTimeoutInLog = defineLogCheck({
  id: "collective-timeout-in-log",
  title: "Collective operation timed out",
  question: "Does the log report a collective operation that timed out?",
  patterns: PATTERNS,
  tells: "of a collective operation that timed out",
});
