import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block, Table } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import type { CriterionResult } from "../model/settings.ts";
import type { Section } from "./section.ts";
import { cellOf, countWords, sentence, upperFirst } from "./words.ts";

/** What the user demands of a run, and what came of it. */
export const criteria: Section = {
  id: "criteria",
  title: "Your criteria",
  build: buildCriteria,
  lede,
};

function buildCriteria(_run: Run, { declared }: Diagnosis): readonly Block[] | null {
  const results = declared?.criteria ?? [];
  if (results.length === 0) return null;
  const table: Table = {
    kind: "table",
    title: null,
    columns: ["Criterion", "Outcome", "What was found"].map((head) => ({
      head,
      align: "left",
      scale: null,
      wideOnly: false,
    })),
    rows: results.map(({ criterion, outcome, because }) => [
      cellOf(upperFirst(criterion)),
      cellOf(OUTCOMES[outcome]),
      cellOf(sentence(because)),
    ]),
    note: null,
    dashed: false,
  };
  return [table];
}

const OUTCOMES: Readonly<Record<CriterionResult["outcome"], string>> = {
  met: "met",
  failed: "failed",
  "cannot-tell": "cannot be told",
};

function lede(_run: Run, { declared }: Diagnosis): string | null {
  const results = declared?.criteria ?? [];
  const failed = results.filter(({ outcome }) => outcome === "failed").length;
  const open = results.filter(({ outcome }) => outcome === "cannot-tell").length;
  const words = [
    `${countWords(results.length, "criterion").replace("criterions", "criteria")} declared in ${declared?.file ?? ""}`,
    failed > 0 ? `${failed} failed` : "",
    open > 0 ? `${open} cannot be told from these files` : "",
    failed + open === 0 ? "all met" : "",
  ];
  return sentence(words.filter(Boolean).join("; "));
}
