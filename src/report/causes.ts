import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { causeCard } from "./cause-card.ts";
import { causeHref } from "./exhibits.ts";
import { requestCards, requestEntries, setAside } from "./requests.ts";
import type { Section } from "./section.ts";
import { ACT_AT, explainedFirst, shownCauses } from "./shown-causes.ts";
import { confidenceWords, countWords, upperFirst } from "./words.ts";

/** Root causes by rank, what would decide the open ones, and what was set aside; no section where no cause stands out. */
export const causes: Section = {
  id: "causes",
  title: "Root causes, ranked",
  build: buildCauses,
  lede,
  contents: (diagnosis) => [
    ...explainedFirst(diagnosis, shownCauses(diagnosis)).map((cause) => ({
      title: `${cause.rank} ${cause.title}`,
      href: causeHref(cause),
      value: confidenceWords(cause.confidence),
    })),
    ...requestEntries(diagnosis),
  ],
};

function buildCauses(run: Run, diagnosis: Diagnosis): readonly Block[] | null {
  const shown = explainedFirst(diagnosis, shownCauses(diagnosis));
  if (shown.length === 0) return null;
  return [
    ...shown.map((cause) => causeCard(cause, run, diagnosis)),
    ...requestCards(diagnosis),
    ...setAside(diagnosis),
  ];
}

function lede(_run: Run, diagnosis: Diagnosis): string {
  const shown = shownCauses(diagnosis);
  const meaning =
    "Confidence is the probability that a cause is really at work in this run, given these files";
  const sure = shown.filter(({ confidence }) => confidence >= ACT_AT).length;
  const leads = shown.length - sure;
  const parts = [];
  if (sure > 0) parts.push(`${countWords(sure, "cause")} at or above ${ACT_AT}, where acting pays`);
  if (leads > 0) parts.push(`${countWords(leads, "lead")} below ${ACT_AT}`);
  const apart = shown.length > 1 ? "; each stands by itself, so they need not sum to 1" : "";
  const first = explainedFirst(diagnosis, shown)[0];
  const moved =
    first && first !== shown[0]
      ? " Those that your question points to are explained first; the numbers are their places in the ranking."
      : "";
  return `${upperFirst(parts.join("; "))}. ${meaning}${apart}.${moved}`;
}
