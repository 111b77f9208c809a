import { type Series, stepAt } from "../../model/series.ts";
import { listWords } from "../../stats/list-words.ts";
import { numberWords } from "../../stats/number-words.ts";
import { placeOfPoint, pointWords, positionOf } from "../course-of-series.ts";
import type { Finding, Subject } from "../define-symptom.ts";
import { cannotTell, nounOf } from "../finding-words.ts";
import { resolvePlace } from "../resolve-place.ts";
import { lostFrom, notThere } from "./by-movement.ts";

/** Where a series holds NaN or infinities: the first of several series that does answers, else all are said to be finite. */
export function byFiniteValues(
  subject: Subject,
  series: readonly (Series | undefined)[],
  log: string,
): Finding {
  const given = series.filter((one) => one !== undefined && one.values.length > 0) as readonly Series[];
  const [first] = given;
  if (!first) return cannotTell("they hold no such values", log);
  const found = given.find((one) => one.values.some((value) => !Number.isFinite(value)));
  if (!found) return allFinite(given);
  const where = resolvePlace(subject.place, found, subject.run);
  if (where?.kind === "nowhere") return notThere(where, whereLost(found));
  const bad = badPoints(found);
  const inside = bad.filter(
    (i) => where === null || (stepAt(found, i) >= where.from && stepAt(found, i) <= where.to),
  );
  if (inside.length > 0 || where === null) return whereLost(found);
  const whole = whereLost(found);
  return {
    ...whole,
    verdict: "no",
    text: `No, not at ${where.words}, but elsewhere: ${whole.text.replace(/^Yes: /, "")}`,
  };
}

function badPoints(series: Series): number[] {
  return Array.from(series.values.keys()).filter((i) => !Number.isFinite(series.values[i]));
}

function whereLost(series: Series): Finding {
  const bad = badPoints(series);
  const first = bad[0] ?? 0;
  const last = bad.at(-1) ?? 0;
  const lost = lostFrom(series);
  const kind = Number.isNaN(series.values[first]) ? "NaN" : "infinite";
  const noun = nounOf(series);
  const at = [{ from: stepAt(series, first), to: stepAt(series, last) }];
  const base = { verdict: "yes", at, sources: [positionOf(series, first)], ground: "observed" } as const;
  const place = placeOfPoint(series, first);
  if (lost === first) {
    const before =
      first === 0
        ? "from its first value on"
        : `from ${pointWords(series, first)} to its end; the last number before is ${numberWords(series.values[first - 1] ?? Number.NaN)} at ${pointWords(series, first - 1)}`;
    return { ...base, text: `Yes: the ${noun} is ${kind} ${before} (${place}).` };
  }
  const count = `${numberWords(bad.length)} of ${numberWords(series.values.length)} values of the ${noun} are no numbers`;
  const span =
    first === last
      ? `at ${pointWords(series, first)}`
      : `the first at ${pointWords(series, first)}, the last at ${pointWords(series, last)}`;
  const end =
    lost === null ? "; its last value is finite" : `; from ${pointWords(series, lost)} on none is finite`;
  return {
    ...base,
    text: `Yes: ${bad.length === 1 ? count.replace("are no numbers", "is no number") : count}, ${span}${end} (${place}).`,
  };
}

function allFinite(given: readonly Series[]): Finding {
  const words = given.map(
    (one) => `all ${numberWords(one.values.length)} logged values of ${one.sourceName}`,
  );
  return {
    verdict: "no",
    text: `No: ${listWords(words)} are finite.`,
    at: [],
    sources: given.map(({ file, sourceName }) => ({ file, column: sourceName })),
    ground: "observed",
  };
}
