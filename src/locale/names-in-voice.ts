import type { Diagnosis } from "../model/diagnosis.ts";
import type { ReportDocument } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { isMessage } from "./messages/messages.ts";

/** Digits that could be taken for a number in a sentence. */
const DIGITS = /\d[.,]\d/;

/** One plain number, or a setting that is one: "0.3" and "lr: 0.3" must not keep such numbers of the page from their format. */
const NUMBER = /^(?:[\w.-]+\s*[:=]\s*)?[−-]?[\d,]*\.?\d+(?:e[+−-]?\d+)?$/;

/** Names longer than this are texts, which stand as code or not at all. */
const LONGEST = 200;

/**
 * What of a run keeps its spelling in every language and locale: texts of the run (names, files, lines, versions) that hold
 * digits like a number and stand in the page, changes of settings, and names that are spelled as a message is.
 */
export function namesInVoice(run: Run, diagnosis: Diagnosis, page: ReportDocument): readonly string[] {
  const shown = [...textsOf(page)].filter((text) => DIGITS.test(text));
  const pieces = new Set(shown.flatMap(piecesOf));
  const all = shown.join("\n");
  const names = new Set([...changesOf(diagnosis), ...namesOf(run).filter(isMessage)]);
  for (const text of textsOf(run)) {
    if (!DIGITS.test(text)) continue;
    for (const line of text.split("\n")) {
      const name = line.trim();
      if (name.length > LONGEST || !DIGITS.test(name) || NUMBER.test(name)) continue;
      if (piecesOf(name).every((piece) => pieces.has(piece)) && all.includes(name)) names.add(name);
    }
  }
  return [...names].sort();
}

/** "lr 0.3 → 0.1": what is to be typed into a file. */
function changesOf({ causes }: Diagnosis): readonly string[] {
  return causes.flatMap(({ fixes }) =>
    fixes.flatMap(({ change }) => {
      if (!change) return [];
      const arrow = `→ ${change.to}`;
      return change.from === null ? [`${change.key} ${arrow}`, arrow] : [`${change.from} ${arrow}`];
    }),
  );
}

/** Names that stand by themselves in labels and cells. */
function namesOf(run: Run): readonly string[] {
  const classes = Object.values(run.predictions).flatMap((one) =>
    one?.kind === "classification" ? one.classes : [],
  );
  return [
    ...run.series.map(({ sourceName }) => sourceName),
    ...classes,
    ...(run.model?.layers.map(({ name }) => name) ?? []),
    ...Object.values(run.features).flatMap((one) => one?.columns ?? []),
  ];
}

/** Words with such digits, without the signs of a sentence about them. */
function piecesOf(text: string): readonly string[] {
  return text
    .split(/[\s()[\]{}"'“”‘’]+/)
    .filter((piece) => DIGITS.test(piece))
    .map((piece) => piece.replace(/[.,;:!?…]+$/, ""));
}

/** Every text in plain data, keys too; rows of numbers are passed over. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one);
  else if (value !== null && typeof value === "object" && !ArrayBuffer.isView(value)) {
    for (const [key, held] of Object.entries(value)) {
      yield key;
      yield* textsOf(held);
    }
  }
}
