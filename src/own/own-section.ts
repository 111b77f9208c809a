import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import type { Section } from "../report/section.ts";
import { confidenceWords } from "../report/words.ts";
import { numberWords } from "../stats/number-words.ts";
import { fillTemplate, type TemplateContext } from "./fill-template.ts";
import { createLiterals, type Literals, withoutTokens } from "./literals.ts";
import { markdownBlocks } from "./markdown-blocks.ts";
import { ownChart } from "./own-chart.ts";
import { causesTable, seriesTable } from "./own-tables.ts";
import { numberOf, seriesNamed, type ValueOf } from "./own-values.ts";

/** A file of the user's own: Markdown with values of the run. */
export interface OwnText {
  /** As it may be shown. */
  readonly file: string;
  readonly text: string;
  /** Its place among the own sections, 1-based. */
  readonly number: number;
}

/** The section of an own file for a run; a template that cannot be filled is a UsageError. Pure. */
export function ownSection(own: OwnText, run: Run, diagnosis: Diagnosis): Section {
  const id = `own-${own.number}`;
  const literals = createLiterals();
  const context = contextOf({ id, run, diagnosis, literals });
  const filled = fillTemplate(withoutTokens(own.text), own.file, context);
  const { title, blocks } = markdownBlocks(filled, literals);
  return {
    id,
    title: title ?? own.file,
    build: () => blocks,
    lede: () => `Written by the user, in ${own.file}.`,
  };
}

interface Filling {
  readonly id: string;
  readonly run: Run;
  readonly diagnosis: Diagnosis;
  readonly literals: Literals;
}

function contextOf({ id, run, diagnosis, literals }: Filling): TemplateContext {
  let charts = 0;
  const blocks = (given: readonly Block[]): string => literals.blocks(given);
  return {
    data: dataOf(run, diagnosis, literals),
    helpers: {
      chart: (names, { title }) => {
        charts += 1;
        const drawn = ownChart({ run, diagnosis }, names, { id: `${id}-c${charts}`, title: titleOf(title) });
        return blocks([drawn]);
      },
      table: (names, { of }) =>
        blocks([of === "causes" ? causesTable(diagnosis) : seriesTable(run, names, diagnosis)]),
      value: ([name = ""], { of }) => {
        const series = seriesNamed(run, name);
        const value = series ? numberOf(series, (of ?? "last") as ValueOf) : null;
        return literals.text(value === null ? "not logged" : numberWords(value));
      },
    },
  };
}

function titleOf(title: unknown): string | null {
  return typeof title === "string" && title !== "" ? title : null;
}

/** What a template may name; without prototypes, each text a token. */
function dataOf(run: Run, diagnosis: Diagnosis, literals: Literals): Readonly<Record<string, unknown>> {
  const { text } = literals;
  return bare({
    run: text(run.name),
    format: text(run.format),
    verdict: text(diagnosis.verdict),
    because: text(diagnosis.because),
    severity: text(diagnosis.severity),
    regime: text(diagnosis.regime),
    steps: text(numberWords(diagnosis.course.lastStep)),
    healthy: diagnosis.verdict === "healthy",
    causes: diagnosis.causes.map((cause) =>
      bare({
        id: text(cause.id),
        title: text(cause.title),
        confidence: text(confidenceWords(cause.confidence)),
        role: text(cause.role),
        mechanism: text(cause.mechanism),
        fix: text(cause.fixes[0]?.action ?? ""),
        evidence: cause.evidence.map(({ claim }) => text(claim)),
      }),
    ),
    requests: diagnosis.requests.map(({ artifact, title, why }) =>
      bare({ artifact: text(artifact), title: text(title), why: text(why) }),
    ),
    criteria: (diagnosis.declared?.criteria ?? []).map(({ criterion, outcome, because }) =>
      bare({ criterion: text(criterion), outcome: text(outcome), because: text(because) }),
    ),
    settings: (run.config?.entries ?? []).map(({ key, value }) =>
      bare({
        key: text(key),
        value: text(typeof value === "string" ? value : (JSON.stringify(value) ?? "")),
      }),
    ),
  });
}

/** Without a prototype; what an error calls it are its names. */
function bare(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const words = `what has ${Object.keys(members).join(", ")}`;
  return Object.defineProperty(Object.assign(Object.create(null), members), "toString", {
    value: () => words,
  });
}
