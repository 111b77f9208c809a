import type {
  Block,
  CauseBlock,
  CellBlock,
  ChecklistBlock,
  DocumentSection,
  Picture,
  ReportDocument,
  RequestBlock,
} from "../model/document.ts";
import { picture } from "./picture.ts";
import { plain } from "./words.ts";

/** How much of a report a summary keeps; each next one is tried where the one before does not fit two sheets. */
export const SUMMARY_LEVELS = [
  { figures: 2, evidence: 6, against: 4, others: 3, requests: 2, facts: true },
  { figures: 1, evidence: 5, against: 3, others: 3, requests: 2, facts: true },
  { figures: 1, evidence: 4, against: 2, others: 2, requests: 1, facts: true },
  { figures: 1, evidence: 4, against: 2, others: 1, requests: 1, facts: true },
  { figures: 1, evidence: 4, against: 2, others: 0, requests: 1, facts: true },
  { figures: 1, evidence: 3, against: 1, others: 0, requests: 1, facts: false },
  { figures: 0, evidence: 3, against: 1, others: 0, requests: 0, facts: false },
] as const;

type Level = (typeof SUMMARY_LEVELS)[number];

/** The report for a review, two sheets: verdict, key figure, causes with evidence and fix, what would decide, what was checked. */
export function summaryOf(document: ReportDocument, level: Level): ReportDocument {
  const [verdict, ...rest] = document.sections;
  const figures = keyFigures(rest, level.figures);
  const sections = rest.flatMap((section) => shortened(section, level));
  const key: DocumentSection[] =
    figures.length === 0
      ? []
      : [{ id: "key", title: "Key figure", headed: false, lede: null, contents: [], blocks: figures }];
  return {
    ...document,
    sections: [...(verdict ? [verdict] : []), ...key, ...sections].map((one) => ({ ...one, contents: [] })),
  };
}

/** The cells that draw the first cause's exhibits come first; a run without causes shows its curves. */
function keyFigures(sections: readonly DocumentSection[], most: number): readonly CellBlock[] {
  const cells = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "cell" && block.parts.some(({ kind }) => kind === "picture") ? [block] : [],
    ),
  );
  const cited = cells.filter(({ exhibits }) => exhibits.some(({ tag }) => /^1[a-z]/.test(tag)));
  const chosen = cited.length > 0 ? cited.slice(0, most) : cells.slice(0, most + MORE_WITHOUT_CAUSE);
  return chosen.map((cell) => ({
    ...cell,
    parts: cell.parts.flatMap((part) => (part.kind === "picture" ? [lowered(part)] : [])).slice(0, 1),
    numbers: null,
    facts: cell.facts.slice(0, 4),
  }));
}

/** Without causes there is room for more of the run. */
const MORE_WITHOUT_CAUSE = 2;

function lowered(part: Picture): Picture {
  return part.figure.kind === "step-lines" ? picture({ ...part.figure, size: "second", labels: true }) : part;
}

function shortened(section: DocumentSection, level: Level): readonly DocumentSection[] {
  const causes = kept(section.blocks, "cause");
  const requests = kept(section.blocks, "request").slice(0, level.requests).map(shortRequest);
  const checklists = kept(section.blocks, "checklist").map(checkedWords);
  const [first, ...others] = causes;
  const blocks: Block[] = [
    ...(first ? [shortCause(first, level)] : []),
    ...others.slice(0, level.others).map(lineOf),
    ...namesOf(others.slice(level.others)),
    ...requests,
    ...checklists,
  ];
  return blocks.length > 0 ? [{ ...section, blocks }] : [];
}

function kept<K extends Block["kind"]>(
  blocks: readonly Block[],
  kind: K,
): readonly Extract<Block, { kind: K }>[] {
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

/** Facts of a fix that a reviewer weighs. */
const TELLING = new Set(["Change", "Effect", "Risk", "Verify"]);

function shortCause(cause: CauseBlock, level: Level): CauseBlock {
  const { fix } = cause;
  const facts =
    fix?.facts.filter(({ label }) => (level.facts ? TELLING.has(label) : label === "Change")) ?? [];
  return {
    ...cause,
    evidence: cause.evidence.slice(0, level.evidence).map((row) => ({ ...row, href: null })),
    against: cause.against.slice(0, level.against),
    lookAlikes: [],
    fix: fix && { ...fix, facts },
  };
}

/** Further causes are a head, their gauges and one line. */
function lineOf(cause: CauseBlock): CauseBlock {
  const remedy = cause.fix ? [plain(`${cause.fix.title}.`)] : null;
  return { ...cause, evidence: [], against: [], lookAlikes: [], fix: null, brief: cause.brief ?? remedy };
}

function namesOf(causes: readonly CauseBlock[]): readonly Block[] {
  if (causes.length === 0) return [];
  const names = causes.map(({ title, confidenceText }) => `${title} (${confidenceText})`);
  return [
    { kind: "prose", paragraphs: [[plain(`Weighed as well, in the full edition: ${names.join("; ")}.`)]] },
  ];
}

function shortRequest(request: RequestBlock): RequestBlock {
  return { ...request, outcomes: [], snippets: [] };
}

/** Reasons a line of the summary names; the full edition has them all. */
const MOST_REASONS = 8;

/** What could not be checked, by what it was for want of, in one line; the numbers stand in the section's lede. */
function checkedWords({ unanswered }: ChecklistBlock): Block {
  const reasons = (unanswered?.rows ?? []).flatMap(([cell]) =>
    cell?.kind === "words" ? [cell.words.map(({ text }) => text).join("")] : [],
  );
  const more = reasons.length > MOST_REASONS ? `; and ${reasons.length - MOST_REASONS} more` : "";
  const words =
    reasons.length === 0
      ? "All questions could be asked of these files."
      : `Could not be checked, for want of: ${reasons.slice(0, MOST_REASONS).join("; ")}${more}.`;
  return {
    kind: "prose",
    paragraphs: [[plain(`${words} The full edition lists every question with its value.`)]],
  };
}
