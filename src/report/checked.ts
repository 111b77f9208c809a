import type { Diagnosis, Observation } from "../model/diagnosis.ts";
import type { Block, ChecklistBlock, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";
import { measureWords } from "./measure-words.ts";
import type { Section } from "./section.ts";
import { shownCauses } from "./shown-causes.ts";
import { cellOf, countWords, sentence, shortened, upperFirst } from "./words.ts";

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

/** What was found and is no exhibit of a cause above; those are not told twice. */
function foundTable(diagnosis: Diagnosis): Table | null {
  const cited = citedChecks(diagnosis);
  const found = of(diagnosis.observations, "present").filter(
    ({ observation }) => !cited.has(observation.check),
  );
  if (found.length === 0) return null;
  return {
    kind: "table",
    title: `Found, and no exhibit of a cause above: ${found.length}`,
    columns: [
      { head: "What", align: "left", scale: null, wideOnly: false },
      { head: "What the files show", align: "left", scale: null, wideOnly: false },
    ],
    rows: found.map(({ observation, outcome }) => [
      cellOf(observation.title),
      cellOf(sentence(outcome.claim)),
    ]),
    note: null,
    dashed: false,
  };
}

function citedChecks(diagnosis: Diagnosis): ReadonlySet<string> {
  return new Set(shownCauses(diagnosis).flatMap(({ evidence }) => evidence.map(({ check }) => check)));
}

/** Questions that could not be asked, by what was missing for them; what holds up most comes first. */
function unansweredTable({ observations }: Diagnosis): Table | null {
  const open = of(observations, "not-applicable").map(({ observation, outcome }) => ({
    title: observation.title,
    because: listWords(outcome.missing.map((name) => name.replaceAll("-", " "))),
  }));
  return groupedTable(open, { title: "Could not be checked", head: "For want of" });
}

/** Questions whose numbers are there and do not decide, by the reason. */
function undecidedTable({ observations }: Diagnosis): Table | null {
  const open = observations.flatMap(({ title, outcome }) => {
    if (outcome.kind === "inconclusive") return [{ title, because: outcome.reason }];
    if (outcome.kind === "failed") return [{ title, because: `the check itself failed: ${outcome.message}` }];
    return [];
  });
  return groupedTable(open, { title: "Asked and not decided", head: "Because" });
}

interface Open {
  readonly title: string;
  readonly because: string;
}

function groupedTable(
  open: readonly Open[],
  words: { readonly title: string; readonly head: string },
): Table | null {
  if (open.length === 0) return null;
  const byReason = new Map<string, string[]>();
  for (const { title, because } of open) byReason.set(because, [...(byReason.get(because) ?? []), title]);
  const reasons = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  return {
    kind: "table",
    title: `${words.title}: ${open.length}`,
    columns: [
      { head: words.head, align: "left", scale: null, wideOnly: false },
      { head: "What was to be looked for", align: "left", scale: null, wideOnly: false },
    ],
    rows: reasons.map(([because, titles]) => [
      cellOf(`${upperFirst(because)}${titles.length > 1 ? ` (${titles.length})` : ""}`),
      cellOf(someTitles(titles)),
    ]),
    note: null,
    dashed: true,
  };
}

/** More names than this in one cell are a wall; the rest is a count. */
const MOST_TITLES = 6;

function someTitles(titles: readonly string[]): string {
  const told = titles.length > MOST_TITLES ? titles.slice(0, MOST_TITLES - 1) : titles;
  const rest = titles.length - told.length;
  const named = told.map((title, i) => (i === 0 ? title : lowerFirst(title)));
  return rest > 0 ? `${named.join("; ")}; and ${rest} more` : named.join("; ");
}

function fineList({ observations }: Diagnosis): ChecklistBlock["fine"] {
  const fine = of(observations, "absent");
  if (fine.length === 0) return null;
  return {
    title: `Looked for and not found: ${fine.length}`,
    items: fine.map(({ observation, outcome }) => ({
      text: observation.title,
      value: measureWords(outcome.measured) ?? shortened(outcome.claim, LONGEST_CLAIM),
    })),
  };
}

/** A claim stands in for a value where nothing was measured; it keeps to two lines of a half page. */
const LONGEST_CLAIM = 110;
