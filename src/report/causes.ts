import type { Diagnosis, DiagnosisRequest, RankedCause } from "../model/diagnosis.ts";
import type { Block, FoldBlock, RequestBlock } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { listWords } from "../stats/list-words.ts";
import { causeCard } from "./cause-card.ts";
import { causeHref } from "./exhibits.ts";
import type { Section } from "./section.ts";
import { ACT_AT, explainedFirst, otherCauses, shownCauses } from "./shown-causes.ts";
import { cellOf, code, confidenceWords, countWords, plain, sentence, upperFirst } from "./words.ts";

/** Root causes by rank, what would decide the open ones, and what was set aside. */
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
    ...diagnosis.requests.map((_, i) => ({
      title: `Request ${i + 1}`,
      href: `#request-${i + 1}`,
      value: null,
    })),
  ],
};

function buildCauses(_run: Run, diagnosis: Diagnosis): readonly Block[] | null {
  const shown = explainedFirst(diagnosis, shownCauses(diagnosis));
  if (shown.length === 0 && diagnosis.requests.length === 0) return null;
  const others = otherCauses(diagnosis);
  return [
    ...shown.map((cause) => causeCard(cause, diagnosis)),
    ...diagnosis.requests.map((request, i) => requestCard(request, i + 1, diagnosis)),
    ...(others.length > 0 ? [setAside(others)] : []),
  ];
}

function lede(_run: Run, diagnosis: Diagnosis): string | null {
  const shown = shownCauses(diagnosis);
  if (shown.length === 0) return "No cause stands out. What would decide it is asked for below.";
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

function requestCard(request: DiagnosisRequest, number: number, diagnosis: Diagnosis): RequestBlock {
  const shown = new Set(shownCauses(diagnosis));
  const decided = diagnosis.causes.filter(({ id }) => request.decides.includes(id));
  const names = decided.map((cause) => (shown.has(cause) ? `cause ${cause.rank}` : lowerFirst(cause.title)));
  const what = names.length === 0 ? "" : ` · would decide ${listWords(names)}`;
  return {
    kind: "request",
    anchor: `request-${number}`,
    title: request.title,
    kicker: `Request ${number}${what}`,
    why: [plain("Missing: "), code(request.artifact), plain(`. ${sentence(request.why)}`)],
    outcomes: request.outcomes.map(sentence),
    snippets: FRAMEWORKS.flatMap(([key, framework]) => {
      const snippet = request.snippet[key].trim();
      return snippet === "" ? [] : [{ framework, code: snippet }];
    }),
  };
}

const FRAMEWORKS = [
  ["pytorch", "PyTorch"],
  ["lightning", "Lightning"],
  ["keras", "Keras"],
  ["huggingface", "Hugging Face"],
] as const;

function setAside(others: readonly RankedCause[]): FoldBlock {
  return {
    kind: "fold",
    title: `Weighed and set aside: ${others.length}`,
    table: {
      kind: "table",
      title: null,
      columns: [
        { head: "Cause", align: "left", scale: null, wideOnly: false },
        { head: "Confidence", align: "right", scale: null, wideOnly: false },
        { head: "Clues seen", align: "right", scale: null, wideOnly: false },
      ],
      rows: others.map((cause) => [
        cellOf(cause.title),
        cellOf(confidenceWords(cause.confidence)),
        cellOf(
          `${cause.coverage.seen} of ${cause.coverage.seen + cause.coverage.absent + cause.coverage.missing}`,
        ),
      ]),
      note: null,
      dashed: false,
    },
  };
}
