import type { Diagnosis, Observation } from "../model/diagnosis.ts";
import type { CellBlock, Method, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { citedIn, exhibitsOfCell, signalsOf } from "./exhibits.ts";
import { measureWords } from "./measure-words.ts";
import { cellOf, code, shortened } from "./words.ts";

/** A cell with its method: the rules that were applied to what it shows, and the call that computes it anew. */
export function withMethod(cell: CellBlock, run: Run, diagnosis: Diagnosis): CellBlock {
  const applied = rulesOf(cell, diagnosis);
  const method: Method = {
    rules: applied.length > 0 ? rulesTable(applied) : null,
    call: code(callOf(cell, run, applied)),
  };
  return { ...cell, method };
}

/** More rules than this are read by nobody; the call prints them all. */
const MOST_RULES = 8;

/** Longer reasons than this are cut: docs/checks.md has them whole. */
const LONGEST_SOURCE = 160;

/** All limits of a rule, with their reasons, stand in one field of the table. */
const LONGEST_LIMITS = 390;

/** What was asked of the cell's record and answered: exhibits first, then what else was found, then what is fine. */
function rulesOf(cell: CellBlock, diagnosis: Diagnosis): readonly Observation[] {
  const signals = signalsOf(cell.anchor);
  const own = new Set(exhibitsOfCell(diagnosis, cell.anchor).map(({ tag }) => tag));
  const cited = new Set(
    citedIn(diagnosis, [...signals, "splits", "features"])
      .filter(({ signal, evidence }) => signals.includes(signal) || own.has(evidence.exhibit))
      .map(({ evidence }) => evidence.check),
  );
  const asked = diagnosis.observations.filter(
    ({ check, signal }) => signals.includes(signal) || cited.has(check),
  );
  const present = asked.filter(({ outcome }) => outcome.kind === "present");
  return [
    ...present.filter(({ check }) => cited.has(check)),
    ...present.filter(({ check }) => !cited.has(check)),
    ...asked.filter(({ outcome }) => outcome.kind === "absent"),
  ];
}

function rulesTable(applied: readonly Observation[]): Table {
  const shown = applied.slice(0, MOST_RULES);
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Rule", align: "left", scale: null, wideOnly: false },
      { head: "Measured", align: "left", scale: null, wideOnly: false },
      { head: "Limits and where they come from", align: "left", scale: null, wideOnly: true },
    ],
    rows: shown.map((observation) => [
      cellOf(observation.question),
      cellOf(measuredWords(observation)),
      cellOf(limitWords(observation)),
    ]),
    note:
      applied.length > shown.length
        ? `${shown.length} of ${numberWords(applied.length)} rules; the call prints them all.`
        : null,
    dashed: false,
  };
}

function measuredWords({ outcome }: Observation): string {
  if (outcome.kind !== "present" && outcome.kind !== "absent") return "";
  return measureWords(outcome.measured) ?? shortened(outcome.claim, LONGEST_SOURCE);
}

function limitWords({ limits = [] }: Observation): string {
  if (limits.length === 0) return "none: what is asked is either there or not";
  const room = Math.floor(LONGEST_LIMITS / limits.length);
  return limits
    .map(({ name, value, source }) => {
      const spaced = name.replace(
        /([a-z])([A-Z])/g,
        (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
      );
      const limit = `${spaced} ${numberWords(value)}: `;
      const length = Math.min(LONGEST_SOURCE, room - limit.length - 2);
      return `${limit}${shortened(source.replace(/\.$/, ""), length)}.`;
    })
    .join(" ");
}

/** A longer name of a run is no path that anybody copies. */
const LONGEST_NAME = 80;

/** Plain JavaScript for the library; it prints the heading, the rules with what they measured, and the drawn points. */
function callOf({ anchor }: CellBlock, run: Run, applied: readonly Observation[]): string {
  const names = applied.map(({ check }) => check);
  const rules =
    names.length === 0
      ? []
      : [
          `const rules = ${JSON.stringify(names).replaceAll('","', '", "')};`,
          "console.log(diagnosis.observations.filter(({ check }) => rules.includes(check)));",
        ];
  return [
    'import { buildReport, diagnose, readRun } from "postrun";',
    "",
    `const run = await readRun(${JSON.stringify(shortened(run.name, LONGEST_NAME))}); // the path of the run`,
    "const diagnosis = diagnose(run);",
    'const { sections } = buildReport(run, diagnosis, { version: "", date: null });',
    "const blocks = sections.flatMap((section) => section.blocks);",
    `const cell = blocks.find((block) => block.anchor === ${JSON.stringify(anchor)});`,
    "console.log(cell.answer, cell.parts);",
    ...rules,
  ].join("\n");
}
