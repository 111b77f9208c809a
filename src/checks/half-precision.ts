import { defineCheck } from "../model/check.ts";

/** Training in 16-bit floats with five bits of exponent. */
export const halfPrecision = defineCheck({
  id: "half-precision",
  title: "Training in fp16",
  question: "Does the configuration train in fp16?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {},
  detect(inputs) {
    const setting = inputs.config.known.precision;
    if (!setting) return { kind: "inconclusive", reason: "the configuration names no precision" };
    const name = String(setting.value).toLowerCase();
    const claim = `The configuration sets ${setting.key} to ${setting.value}`;
    const half = /fp16|float16|half|^16/.test(name) && !/bf16|bfloat/.test(name);
    if (!half) return { kind: "absent", claim, measured: [] };
    return { kind: "present", strength: 1, at: [], claim, measured: [], sources: [setting.at] };
  },
});
