import { defineLogCheck } from "../model/log-check.ts";

/** NVIDIA's Xid catalogue: 48 double-bit ECC, 63/64 row remapping, 74 NVLink, 79 off the bus, 92 single-bit rate, 94/95 contained and uncontained ECC, 119 GSP timeout. */
const PATTERNS: readonly RegExp[] = [
  /\bXid\b.{0,40}?\b(?:48|63|64|74|79|92|94|95|119)\b/i,
  /(?<!\b(?:0|no|zero) )uncorrectable ECC error/i,
  /\bGPU has fallen off the bus\b/i,
  /CUDA error: (?:uncorrectable ECC error encountered|hardware stack error)/i,
  /NCCL WARN .*(?:IB|NET\/IB).*(?:error|failed|timeout)/i,
  /\bMachine Check Exception\b/i,
];

/** The log reports a fault of a device or link. */
export const hardwareErrorInLog = defineLogCheck({
  id: "hardware-error-in-log",
  title: "Hardware error in the log",
  question: "Does the log report an error of a device or a link?",
  patterns: PATTERNS,
  tells: "of a hardware error",
});
