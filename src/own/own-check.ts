import { type Check, type CheckOutcome, defineCheck, type SignalKind } from "../model/check.ts";
import type { InputName } from "../model/inputs.ts";
import type { Regime } from "../model/run.ts";
import { INPUT_NAMES, REGIME_IDS, SIGNAL_KINDS } from "./known-words.ts";
import {
  freeId,
  functionIn,
  listOf,
  type ModuleValue,
  memberOf,
  numberIn,
  objectWith,
  oneOf,
  textIn,
  wrongValue,
} from "./module-value.ts";

const KEYS = ["id", "title", "question", "needs", "uses", "regimes", "signal", "thresholds", "detect"];

/** A check of the user's own, its shape tested now and each of its answers when it gives one. */
export function ownCheck(at: ModuleValue, taken: ReadonlySet<string>): Check {
  const given = objectWith(at, KEYS);
  const words = (key: string, known: readonly string[]): readonly string[] =>
    listOf(memberOf(given, key)).map((item) => oneOf(item, known));
  const regimes = memberOf(given, "regimes");
  const detect = functionIn(memberOf(given, "detect"));
  return defineCheck<string, InputName, InputName, string>({
    id: freeId(memberOf(given, "id"), taken),
    title: textIn(memberOf(given, "title")),
    question: textIn(memberOf(given, "question")),
    needs: words("needs", INPUT_NAMES) as InputName[],
    uses: words("uses", INPUT_NAMES) as InputName[],
    ...(regimes.value === undefined ? {} : { regimes: words("regimes", REGIME_IDS) as Regime[] }),
    signal: oneOf(memberOf(given, "signal"), SIGNAL_KINDS) as SignalKind,
    thresholds: thresholdsOf(memberOf(given, "thresholds")),
    detect: (inputs, limit) =>
      outcomeOf({ file: at.file, key: `what ${at.key}.detect returned`, value: detect(inputs, limit) }),
  });
}

function thresholdsOf(at: ModuleValue): Check["thresholds"] {
  if (at.value === undefined) return {};
  if (typeof at.value !== "object" || at.value === null || Array.isArray(at.value))
    throw wrongValue(at, "an object");
  return Object.fromEntries(
    Object.keys(at.value).map((name) => {
      const threshold = objectWith(memberOf(at, name), ["value", "source"]);
      const value = numberIn(memberOf(threshold, "value"), -Number.MAX_VALUE, Number.MAX_VALUE);
      return [name, { value, source: textIn(memberOf(threshold, "source")) }];
    }),
  );
}

/** The answer as it may be weighed: a wrong one is the module's fault, recorded as a failed check. */
function outcomeOf(at: ModuleValue): CheckOutcome {
  const outcome = objectWith(at, ["kind", "strength", "at", "claim", "measured", "reason", "missing"]);
  const kind = oneOf(memberOf(outcome, "kind"), ["present", "absent", "inconclusive", "not-applicable"]);
  if (kind === "inconclusive") return { kind, reason: textIn(memberOf(outcome, "reason")) };
  if (kind === "not-applicable") return { kind, missing: listOf(memberOf(outcome, "missing")).map(textIn) };
  const claim = textIn(memberOf(outcome, "claim"));
  const measured = listOf(memberOf(outcome, "measured")).map(measureOf);
  if (kind === "absent") return { kind, claim, measured };
  const strength = numberIn(memberOf(outcome, "strength"), 0, 1);
  return { kind, strength, at: listOf(memberOf(outcome, "at")).map(rangeOf), claim, measured };
}

function measureOf(at: ModuleValue) {
  const measure = objectWith(at, ["name", "value", "unit", "threshold", "passes"]);
  const member = (key: string) => memberOf(measure, key);
  const { value } = member("value");
  if (typeof value !== "number") throw wrongValue(member("value"), "a number");
  return {
    name: textIn(member("name")),
    value,
    ...(member("unit").value === undefined ? {} : { unit: textIn(member("unit")) }),
    ...(member("threshold").value === undefined
      ? {}
      : { threshold: numberIn(member("threshold"), -Number.MAX_VALUE, Number.MAX_VALUE) }),
    ...(member("passes").value === undefined ? {} : { passes: oneOf(member("passes"), ["above", "below"]) }),
  };
}

function rangeOf(at: ModuleValue) {
  const range = objectWith(at, ["from", "to"]);
  const from = numberIn(memberOf(range, "from"), -Number.MAX_VALUE, Number.MAX_VALUE);
  return { from, to: numberIn(memberOf(range, "to"), from, Number.MAX_VALUE) };
}
