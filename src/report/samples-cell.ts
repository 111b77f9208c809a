import type { TextSample, TextSamples } from "../model/artifacts.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Span, Table } from "../model/document.ts";
import { textRepetition } from "../signals/text-repetition.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, plain, sentence, strong } from "./words.ts";

/** Phrases of this many tokens (or characters) are compared; the signal's own length. */
const GRAM = 4;
const MOST_SAMPLES = 5;
/** Tokens, or characters, of a sample that are shown. */
const SHOWN = { tokens: 48, characters: 280 };

/** Generated texts, with what stood earlier in the same text in bold. */
export function samplesCell(samples: TextSamples, diagnosis: Diagnosis): CellBlock | null {
  const shown = samples.samples.filter((sample) => unitsOf(sample).length > 0).slice(0, MOST_SAMPLES);
  if (shown.length === 0) return null;
  const found = textRepetition(samples);
  const answer = found
    ? `In the median of ${countWords(found.samples, "generated text")} ${percentWords(found.repeated)} of the phrases stood earlier in the same text`
    : `${countWords(samples.samples.length, "text")} ${samples.samples.length === 1 ? "was" : "were"} generated, none long enough to judge its repetition`;
  return cell({
    anchor: "c-samples",
    question: "What does the model write?",
    answer: sentence(answer),
    parts: [samplesTable(samples, shown)],
    caption: `Bold: part of a phrase of ${GRAM} tokens (characters, where no tokens were logged) that stood earlier in the same text.`,
    how: `Every phrase of ${GRAM} neighbouring tokens is compared with those before it in the same sample. The share counts the phrases of the whole text, also of what is not shown.`,
    numbers: null,
    exhibits: exhibitLinks(diagnosis, ["samples"]),
    facts: [],
  });
}

function samplesTable({ file, samples }: TextSamples, shown: readonly TextSample[]): Table {
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Line", align: "left", scale: null, wideOnly: false },
      { head: `Beginning of the text in ${file}`, align: "left", scale: null, wideOnly: false },
      { head: "Repeated", align: "right", scale: null, wideOnly: false },
    ],
    rows: shown.map((sample) => {
      const repeated = repeatedUnits(unitsOf(sample));
      return [
        cellOf(numberWords(sample.line)),
        { kind: "words" as const, words: markedWords(sample, repeated.marks) },
        cellOf(repeated.share === null ? "too short" : percentWords(repeated.share)),
      ];
    }),
    note:
      samples.length > shown.length
        ? `The first ${shown.length} of ${numberWords(samples.length)} samples.`
        : null,
    dashed: false,
  };
}

function unitsOf({ tokens, text }: TextSample): readonly (string | number)[] {
  return tokens && tokens.length > 0 ? tokens : [...(text ?? "")];
}

/** Which units belong to a phrase that stood earlier, and the share of such phrases. */
function repeatedUnits(units: readonly (string | number)[]): {
  readonly marks: readonly boolean[];
  readonly share: number | null;
} {
  const marks = units.map(() => false);
  const count = units.length - GRAM + 1;
  const seen = new Set<string>();
  let repeated = 0;
  for (let i = 0; i < count; i++) {
    const phrase = units.slice(i, i + GRAM).join("\u0000");
    if (seen.has(phrase)) {
      repeated += 1;
      for (let k = i; k < i + GRAM; k++) marks[k] = true;
    }
    seen.add(phrase);
  }
  return { marks, share: count > 0 ? repeated / count : null };
}

/** Runs of marked and unmarked units as spans; tokens by their number, characters as they are. */
function markedWords(sample: TextSample, marks: readonly boolean[]): readonly Span[] {
  const units = unitsOf(sample);
  const numbered = sample.tokens !== null && sample.tokens.length > 0;
  const end = Math.min(units.length, numbered ? SHOWN.tokens : SHOWN.characters);
  const spans: Span[] = [];
  for (let from = 0; from < end; ) {
    let to = from + 1;
    while (to < end && marks[to] === marks[from]) to += 1;
    const text = units.slice(from, to).join(numbered ? " " : "");
    const spaced = numbered && from > 0 ? ` ${text}` : text;
    spans.push(marks[from] ? strong(spaced) : plain(spaced));
    from = to;
  }
  return end < units.length ? [...spans, plain(" …")] : spans;
}
