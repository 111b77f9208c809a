import type { Diagnosis, Observation } from "../model/diagnosis.ts";
import type { Block, ChecklistBlock, Span, Table, TableCell } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import type { Section } from "./section.ts";
import { shownCauses } from "./shown-causes.ts";
import { cellOf, countWords, link, listWords, plain, sentence, upperFirst } from "./words.ts";

/** Every question asked of the run: found, could not be checked and why, checked and fine with its values. */
export const checked: Section = {
  id: "checked",
  title: "What was checked",
  build: buildChecked,
  lede,
};

function buildChecked(_run: Run, diagnosis: Diagnosis): readonly Block[] | null {
  if (diagnosis.observations.length === 0) return null;
  const block: ChecklistBlock = {
    kind: "checklist",
    found: foundTable(diagnosis),
    unanswered: unansweredTable(diagnosis),
    undecided: undecidedTable(diagnosis),
    fine: fineList(diagnosis),
  };
  return [block];
}

function lede(_run: Run, { observations }: Diagnosis): string {
  const found = of(observations, "present").length;
  const fine = of(observations, "absent").length;
  const open = observations.length - found - fine;
  const parts = [
    `${numberWords(found)} found something`,
    `${numberWords(fine)} ${fine === 1 ? "is" : "are"} fine`,
  ];
  if (open > 0) parts.push(`${numberWords(open)} could not be answered`);
  return `Of ${countWords(observations.length, "question")} asked of this run, ${listWords(parts)}.`;
}

function of<K extends Observation["outcome"]["kind"]>(observations: readonly Observation[], kind: K) {
  return observations.flatMap((observation) =>
    observation.outcome.kind === kind
      ? [{ observation, outcome: observation.outcome as Extract<Observation["outcome"], { kind: K }> }]
      : [],
  );
}

function foundTable(diagnosis: Diagnosis): Table | null {
  const found = of(diagnosis.observations, "present");
  if (found.length === 0) return null;
  const exhibits = exhibitsByCheck(diagnosis);
  return {
    kind: "table",
    title: `Found: ${found.length}`,
    columns: [
      { head: "Question", align: "left", scale: null, wideOnly: false },
      { head: "What the files show", align: "left", scale: null, wideOnly: false },
      { head: "Exhibits", align: "left", scale: null, wideOnly: true },
    ],
    rows: found.map(({ observation, outcome }) => [
      cellOf(observation.question),
      cellOf(sentence(outcome.claim)),
      linksCell(exhibits.get(observation.check) ?? []),
    ]),
    note: null,
    dashed: false,
  };
}

function exhibitsByCheck(diagnosis: Diagnosis): ReadonlyMap<string, readonly string[]> {
  const byCheck = new Map<string, string[]>();
  for (const cause of shownCauses(diagnosis)) {
    for (const { check, exhibit } of cause.evidence)
      byCheck.set(check, [...(byCheck.get(check) ?? []), exhibit]);
  }
  return byCheck;
}

function linksCell(exhibits: readonly string[]): TableCell {
  const spans = exhibits.flatMap((tag, i): Span[] => [
    ...(i > 0 ? [plain(" ")] : []),
    link(tag, `#ex-${tag}`),
  ]);
  return { kind: "words", words: spans };
}

/** Questions that could not be asked, by what was missing for them; what holds up most comes first. */
function unansweredTable({ observations }: Diagnosis): Table | null {
  const open = of(observations, "not-applicable");
  if (open.length === 0) return null;
  const byWant = new Map<string, string[]>();
  for (const { observation, outcome } of open) {
    const want = listWords(outcome.missing.map((name) => name.replaceAll("-", " ")));
    byWant.set(want, [...(byWant.get(want) ?? []), observation.question]);
  }
  const wants = [...byWant].sort(([, a], [, b]) => b.length - a.length);
  return {
    kind: "table",
    title: `Could not be checked: ${open.length}`,
    columns: [
      { head: "For want of", align: "left", scale: null, wideOnly: false },
      { head: "Questions", align: "left", scale: null, wideOnly: false },
    ],
    rows: wants.map(([want, questions]) => [cellOf(upperFirst(want)), cellOf(someQuestions(questions))]),
    note: null,
    dashed: true,
  };
}

/** The first questions in words, the rest as a count. */
function someQuestions(questions: readonly string[]): string {
  const told = questions.length > 3 ? questions.slice(0, 2) : questions;
  const rest = questions.length - told.length;
  return `${told.join(" ")}${rest > 0 ? ` And ${rest} more.` : ""}`;
}

/** Questions whose numbers are there and do not decide, with the reason. */
function undecidedTable({ observations }: Diagnosis): Table | null {
  const rows = observations.flatMap(({ question, outcome }) => {
    if (outcome.kind === "inconclusive") return [[cellOf(question), cellOf(upperFirst(outcome.reason))]];
    if (outcome.kind === "failed")
      return [[cellOf(question), cellOf(`The check itself failed: ${outcome.message}`)]];
    return [];
  });
  if (rows.length === 0) return null;
  return {
    kind: "table",
    title: `Asked and not decided by the numbers: ${rows.length}`,
    columns: [
      { head: "Question", align: "left", scale: null, wideOnly: false },
      { head: "Why not", align: "left", scale: null, wideOnly: false },
    ],
    rows,
    note: null,
    dashed: true,
  };
}

function fineList({ observations }: Diagnosis): ChecklistBlock["fine"] {
  const fine = of(observations, "absent");
  if (fine.length === 0) return null;
  return {
    title: `Checked and fine: ${fine.length}`,
    items: fine.map(({ observation, outcome }) => ({ text: observation.question, value: outcome.claim })),
  };
}
