import type { Diagnosis, RankedCause } from "../model/diagnosis.ts";

/** Acting on a cause takes this confidence. The product's promise (diagnosis/confidence.ts says the same to the engine). */
export const ACT_AT = 0.8;

/** Below this a cause is no lead: it is listed in a folded table. The engine's own bar for a suspicion. */
const CARD_FROM = 0.25;

/** More cards than this are read by nobody; the rest is in the table. */
const MOST_CARDS = 5;

/** Causes that get a card. A healthy run has none: nothing on its page is marked as evidence. */
export function shownCauses(diagnosis: Diagnosis): readonly RankedCause[] {
  if (diagnosis.verdict === "healthy") return [];
  const likely = diagnosis.causes.filter(({ confidence }) => confidence >= CARD_FROM);
  return likely.slice(0, MOST_CARDS);
}

/** Causes that were weighed and set aside. */
export function otherCauses(diagnosis: Diagnosis): readonly RankedCause[] {
  const shown = new Set(shownCauses(diagnosis));
  return diagnosis.causes.filter((cause) => !shown.has(cause));
}

/** A cause is explained before surer ones for a question's sake only where it is more likely than not. */
const MOVED_FROM = 0.5;

/** Likely causes that the user's question points to, then the others; within each in the order of the ranking. */
export function explainedFirst(
  { answer }: Diagnosis,
  causes: readonly RankedCause[],
): readonly RankedCause[] {
  const isAsked = ({ id, confidence }: RankedCause) =>
    confidence >= MOVED_FROM && (answer?.causes.includes(id) ?? false);
  return [...causes.filter(isAsked), ...causes.filter((cause) => !isAsked(cause))];
}

/** Anchor of a cause's card. */
export function causeAnchor(cause: RankedCause): string {
  return `cause-${cause.rank}`;
}
