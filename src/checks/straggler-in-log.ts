import { defineLogCheck } from "../model/log-check.ts";

/** The word that straggler detectors (NeMo, Megatron) write. */
const PATTERNS: readonly RegExp[] = [
  /(?<!\bno )\bstragglers?\b.{0,20}(?:detected|detection warning|found|rank|on node)/i,
  /rank \d+.{0,60}\b(?:slow(?:er|est)?|lagging|behind)\b/i,
];

/** The log names a rank that holds up the others. */
export const stragglerInLog = defineLogCheck({
  id: "straggler-in-log",
  title: "Slow rank in the log",
  question: "Does the log name a rank that is slower than the others?",
  patterns: PATTERNS,
  tells: "of a rank that holds up the others",
});
