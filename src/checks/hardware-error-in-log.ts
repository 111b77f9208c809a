import { defineCheck } from "../model/check.ts";
import { matchedEvents } from "../signals/matched-events.ts";

/** NVIDIA's Xid catalogue: 48 double-bit ECC, 63/64 row remapping, 74 NVLink, 79 off the bus, 92 single-bit rate, 94/95 contained and uncontained ECC, 119 GSP timeout. */
const PATTERNS: readonly RegExp[] = [
  /\bXid\b.{0,40}?\b(?:48|63|64|74|79|92|94|95|119)\b/i,
  /uncorrectable ECC error/i,
  /\bGPU has fallen off the bus\b/i,
  /CUDA error: (?:uncorrectable ECC error encountered|hardware stack error)/i,
  /NCCL WARN .*(?:IB|NET\/IB).*(?:error|failed|timeout)/i,
  /\bMachine Check Exception\b/i,
];

/** The log reports a fault of a device or link. */
export const hardwareErrorInLog = defineCheck({
  id: "hardware-error-in-log",
  title: "Hardware error in the log",
  question: "Does the log report an error of a device or a link?",
  needs: ["events"],
  signal: "log",
  ground: "observed",
  thresholds: {},
  detect({ events }) {
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const found = matchedEvents(events, PATTERNS);
    const first = found[0];
    if (!first)
      return { kind: "absent", claim: "No line of the log tells of a hardware error", measured: [] };
    const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
    const lines = found.length === 1 ? "One line of the log tells" : `${found.length} lines of the log tell`;
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `${lines} of a hardware error: "${first.text.trim().slice(0, 200)}"`,
      measured: [],
      sources: found.slice(0, 3).map((event) => event.at),
    };
  },
});
