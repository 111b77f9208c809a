import { defineCheck } from "../model/check.ts";

/** The configuration sets both weight decay and dropout to exactly 0. */
export const regularisationNone = defineCheck({
  id: "regularisation-none",
  title: "No regularisation configured",
  question: "Are weight decay and dropout both configured as exactly 0?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  thresholds: {
    zero: { value: 0, source: "a value that is not named may have a default; only an explicit 0 counts" },
  },
  detect(inputs, limit) {
    const decay = inputs.config.known["weight-decay"];
    const dropout = inputs.config.known.dropout;
    if (!decay && !dropout)
      return { kind: "inconclusive", reason: "the configuration names neither weight decay nor dropout" };
    const named = [decay, dropout].filter((setting) => setting !== undefined);
    const claim = `The configuration sets ${named.map(({ key, value }) => `${key} to ${value}`).join(" and ")}`;
    const measured = named.map(({ key, value }) => ({ name: key, value, threshold: limit.zero }));
    if (named.some(({ value }) => value !== limit.zero)) return { kind: "absent", claim, measured };
    if (named.length < 2)
      return {
        kind: "inconclusive",
        reason: `${claim}, but not ${decay ? "dropout" : "weight decay"}, which may have a default`,
      };
    return { kind: "present", strength: 1, at: [], claim, measured, sources: named.map(({ at }) => at) };
  },
});
