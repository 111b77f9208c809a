import type { Cause, Clue, Contradiction, Fix, LookAlike } from "../model/cause.ts";
import {
  freeId,
  listOf,
  type ModuleValue,
  memberOf,
  numberIn,
  objectWith,
  oneOf,
  textIn,
  wrongValue,
} from "./module-value.ts";

/** Ids that a cause of the user's own may name. */
export interface KnownIds {
  readonly checks: ReadonlySet<string>;
  readonly causes: ReadonlySet<string>;
}

const KEYS = [
  "id",
  "title",
  "mechanism",
  "expects",
  "excludes",
  "lookAlikes",
  "fixes",
  "logNextTime",
  "damage",
];

/** A cause of the user's own: data only, like postrun's. */
export function ownCause(at: ModuleValue, known: KnownIds): Cause {
  const given = objectWith(at, KEYS);
  const member = (key: string): ModuleValue => memberOf(given, key);
  const expects = listOf(member("expects")).map((item) => clueOf(item, known));
  if (expects.length === 0) throw wrongValue(member("expects"), "a list with at least one {check, weight}");
  const damage = member("damage");
  return {
    id: freeId(member("id"), known.causes),
    title: textIn(member("title")),
    mechanism: textIn(member("mechanism")),
    expects,
    excludes: listOf(member("excludes")).map((item) => contradictionOf(item, known)),
    lookAlikes: listOf(member("lookAlikes")).map((item) => lookAlikeOf(item, known)),
    fixes: listOf(member("fixes")).map(fixOf),
    requests: [],
    logNextTime: textIn(member("logNextTime")),
    damage:
      damage.value === undefined ? "invisible" : oneOf(damage, ["loss", "metric", "invisible", "resources"]),
    references: [],
    broughtBy: at.file,
  };
}

function checkOf(at: ModuleValue, { checks }: KnownIds): string {
  const check = textIn(at);
  if (!checks.has(check)) throw wrongValue(at, "the id of a check");
  return check;
}

function clueOf(at: ModuleValue, known: KnownIds): Clue<string> {
  const clue = objectWith(at, ["check", "weight", "whenAbsent"]);
  const whenAbsent = memberOf(clue, "whenAbsent");
  return {
    check: checkOf(memberOf(clue, "check"), known),
    weight: numberIn(memberOf(clue, "weight"), 0, 4),
    ...(whenAbsent.value === undefined ? {} : { whenAbsent: numberIn(whenAbsent, 0, 4) }),
  };
}

function contradictionOf(at: ModuleValue, known: KnownIds): Contradiction<string> {
  const given = objectWith(at, ["check", "weight", "because"]);
  return {
    check: checkOf(memberOf(given, "check"), known),
    weight: numberIn(memberOf(given, "weight"), 0, 4),
    because: textIn(memberOf(given, "because")),
  };
}

function lookAlikeOf(at: ModuleValue, { causes }: KnownIds): LookAlike<string> {
  const given = objectWith(at, ["cause", "unless"]);
  const cause = textIn(memberOf(given, "cause"));
  if (!causes.has(cause)) throw wrongValue(memberOf(given, "cause"), "the id of a cause");
  return { cause, unless: textIn(memberOf(given, "unless")) };
}

function fixOf(at: ModuleValue): Fix {
  const fix = objectWith(at, ["action", "effect", "effectSource", "effort", "risk", "verify"]);
  const text = (key: string): string => textIn(memberOf(fix, key));
  return {
    action: text("action"),
    change: { kind: "action" },
    effect: text("effect"),
    effectSource: text("effectSource"),
    effort: oneOf(memberOf(fix, "effort"), ["low", "medium", "high"]),
    risk: text("risk"),
    verify: text("verify"),
  };
}
