import type { Check, CheckOutcome } from "../model/check.ts";
import { UsageError } from "../model/errors.ts";
import type { DeclaredThreshold, UsedThreshold } from "../model/settings.ts";
import { configNumber } from "../stats/number-words.ts";

/** The checks with the thresholds that the user declares; each says so wherever it is shown. Pure. */
export function declareThresholds(
  checks: readonly Check[],
  declared: readonly DeclaredThreshold[],
): { readonly checks: readonly Check[]; readonly used: readonly UsedThreshold[] } {
  const byCheck = new Map<string, UsedThreshold[]>();
  for (const one of declared)
    byCheck.set(one.check, [...(byCheck.get(one.check) ?? []), usedThreshold(one, checks)]);
  return {
    checks: checks.map((check) => withThresholds(check, byCheck.get(check.id) ?? [])),
    used: [...byCheck.values()].flat(),
  };
}

function usedThreshold(
  { check: id, name, value, at }: DeclaredThreshold,
  checks: readonly Check[],
): UsedThreshold {
  const check = checks.find((one) => one.id === id);
  if (!check) {
    throw new UsageError(`Wrong ${at}: thresholds.${id} is no check, expected the id of one`, {
      hint: "docs/checks.md lists the checks with their thresholds",
    });
  }
  const usual = check.thresholds[name]?.value;
  if (usual === undefined) {
    const names = Object.keys(check.thresholds);
    const expected = names.length === 0 ? "none: it has no thresholds" : names.join(" or ");
    throw new UsageError(`Wrong ${at}: thresholds.${id}.${name} is no threshold, expected ${expected}`);
  }
  return { check: id, name, value, usual };
}

function withThresholds(check: Check, used: readonly UsedThreshold[]): Check {
  if (used.length === 0) return check;
  const limits = Object.fromEntries(used.map(({ name, value }) => [name, value]));
  const words = used.map(
    ({ name, value, usual }) => `${name} ${configNumber(value)}, not ${configNumber(usual)}`,
  );
  const note = `declared threshold: ${words.join("; ")}`;
  return {
    ...check,
    title: `${check.title} (declared threshold)`,
    thresholds: {
      ...check.thresholds,
      ...Object.fromEntries(used.map(({ name, value }) => [name, { value, source: "declared by the user" }])),
    },
    observe: (inputs) => saying(check.observe(inputs, limits), note),
  };
}

function saying(outcome: CheckOutcome, note: string): CheckOutcome {
  if (outcome.kind === "not-applicable") return outcome;
  if (outcome.kind === "inconclusive") return { ...outcome, reason: `${outcome.reason} (${note})` };
  return { ...outcome, claim: `${outcome.claim.replace(/\.$/, "")} (${note})` };
}
