import type { Observation } from "../../model/diagnosis.ts";
import { lowerFirst } from "../../stats/first-letter.ts";
import { listWords } from "../../stats/list-words.ts";
import { placeWords } from "../../stats/step-words.ts";
import type { Finding, Subject } from "../define-symptom.ts";
import { bracketed, cannotTell, sourceWords, stopped } from "../finding-words.ts";
import { resolvePlace } from "../resolve-place.ts";

/** What the checks that speak of a symptom found; `log` is what to log where none could look. */
export function byChecks(subject: Subject, checks: readonly string[], log: string): Finding {
  return presentFinding(subject, checks) ?? absentFinding(subject, checks) ?? unseen(subject, checks, log);
}

type Present = Observation & { readonly outcome: Extract<Observation["outcome"], { kind: "present" }> };

/** The clearest check that found it; null where none did. */
export function presentFinding(subject: Subject, checks: readonly string[]): Finding | null {
  const found = checks
    .map((id) => subject.observed.get(id))
    .filter((one): one is Present => one?.outcome.kind === "present");
  if (found.length === 0) return null;
  const here = found.filter((one) => isThere(one, subject));
  const [first, second] = here.length > 0 ? here : found;
  if (!first) return null;
  const also = second ? ` ${stopped(second.outcome.claim)}${bracketed(sourceWords(second.sources))}.` : "";
  const claim = `${stopped(first.outcome.claim)}${bracketed(sourceWords(first.sources))}.`;
  const base = { at: first.outcome.at, sources: first.sources, ground: first.ground };
  if (here.length === 0) {
    const [range] = first.outcome.at;
    const where = range ? ` It is at ${subject.diagnosis.course.stepUnit} ${placeWords(range.from)}.` : "";
    return { ...base, verdict: "no", text: `No, not there, but elsewhere: ${lowerFirst(claim)}${where}` };
  }
  const placeless = subject.place && first.outcome.at.length === 0 ? ", though without a place in time" : "";
  return { ...base, verdict: "yes", text: `Yes${placeless}: ${lowerFirst(claim)}${also}` };
}

/** What has no place in time holds everywhere. */
function isThere({ outcome }: Present, { place, run, inputs }: Subject): boolean {
  const spine = inputs["train-loss"] ?? inputs["validation-loss"];
  if (!place || !spine || outcome.at.length === 0) return true;
  const where = resolvePlace(place, spine, run);
  if (where?.kind !== "span") return true;
  return outcome.at.some(({ from, to }) => from <= where.to && to >= where.from);
}

/** What the checks that looked and found nothing measured; null where none could look. */
export function absentFinding(subject: Subject, checks: readonly string[]): Finding | null {
  const absent = checks
    .map((id) => subject.observed.get(id))
    .filter((one) => one?.outcome.kind === "absent")
    .slice(0, 2);
  if (absent.length === 0) return null;
  const claims = absent.map((one) => {
    const claim = one?.outcome.kind === "absent" ? stopped(one.outcome.claim) : "";
    return `${lowerFirst(claim)}${bracketed(sourceWords(one?.sources ?? []))}`;
  });
  const sources = absent.flatMap((one) => one?.sources ?? []);
  return {
    verdict: "no",
    text: `No sign of it in these files: ${claims.join("; ")}.`,
    at: [],
    sources,
    ground: absent[0]?.ground ?? "computed",
  };
}

function unseen(subject: Subject, checks: readonly string[], log: string): Finding {
  const outcomes = checks.map((id) => subject.observed.get(id)?.outcome);
  const undecided = outcomes.find((outcome) => outcome?.kind === "inconclusive");
  if (undecided?.kind === "inconclusive") return cannotTell(undecided.reason, log);
  const missing = new Set(
    outcomes.flatMap((outcome) => (outcome?.kind === "not-applicable" ? outcome.missing.slice(0, 1) : [])),
  );
  const wanted = [...missing].slice(0, 3).map((name) => name.replaceAll("-", " "));
  const because =
    wanted.length === 0
      ? "no check of this kind of training looks at it"
      : `they hold no ${listWords(wanted).replace(/ and /, " and no ")}`;
  return cannotTell(because, log);
}
