import type { Diagnosis, DiagnosisRequest, RankedCause } from "../model/diagnosis.ts";
import type { ContentsEntry, FoldBlock, RequestBlock } from "../model/document.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { listWords } from "../stats/list-words.ts";
import type { Section } from "./section.ts";
import { otherCauses, shownCauses } from "./shown-causes.ts";
import { cellOf, code, confidenceWords, plain, sentence } from "./words.ts";

/**
 * What would decide it, where no cause stands out: after the pictures, since these are then all that a reader has. Where
 * causes have cards, their section asks.
 */
export const requests: Section = {
  id: "requests",
  title: "What would decide it",
  build: (_run, diagnosis) =>
    shownCauses(diagnosis).length > 0 || diagnosis.requests.length === 0
      ? null
      : [...requestCards(diagnosis), ...setAside(diagnosis)],
  lede: () => "No cause stands out. Logged next time, these would tell.",
  contents: requestEntries,
};

/** A card a request, most telling first. */
export function requestCards(diagnosis: Diagnosis): readonly RequestBlock[] {
  return diagnosis.requests.map((request, i) => requestCard(request, i + 1, diagnosis));
}

/** Their lines in the contents. */
export function requestEntries({ requests: asked }: Diagnosis): readonly ContentsEntry[] {
  return asked.map((_, i) => ({ title: `Request ${i + 1}`, href: `#request-${i + 1}`, value: null }));
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

/** Causes that were weighed and set aside, folded; none where there are none. */
export function setAside(diagnosis: Diagnosis): readonly FoldBlock[] {
  const others = otherCauses(diagnosis);
  return others.length === 0 ? [] : [foldOf(others)];
}

function foldOf(others: readonly RankedCause[]): FoldBlock {
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
