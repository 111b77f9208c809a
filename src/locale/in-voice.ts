import { drawFigure } from "../charts/draw-figure.ts";
import type { Figure, FigureWidth, VegaLiteSpec } from "../model/chart.ts";
import type { Picture, ReportDocument } from "../model/document.ts";
import type { Voice } from "../model/voice.ts";
import { dayInVoice } from "./day-words.ts";
import { isPlain, spellNumerals } from "./spell-numerals.ts";
import { ENGLISH, translatorOf } from "./translator.ts";

/** A document as it is shown, and what says the words around it. */
export interface Voiced {
  readonly document: ReportDocument;
  /** A text of postrun's own, in the language of the page. */
  readonly say: (text: string) => string;
  /** What a figure tells under the pointer: numerals stay plain, since the page's script spells them. */
  readonly tell: (text: string) => string;
}

/**
 * The document in a voice: words in its language, numerals and the day as its locale has them. The last step before a
 * file is written for readers: documents, data and everything that is computed stay English and plain.
 */
export function inVoice(
  document: ReportDocument,
  voice: Voice | undefined,
  { date, marks }: { readonly date: string | null; readonly marks: boolean },
): Voiced {
  if (!voice) return { document, say: (text) => text, tell: (text) => text };
  const speaker = speakerOf(voice, marks);
  const shown = speaker.data(document, []) as ReportDocument;
  const day = date === null ? document.date : dayInVoice(date, voice);
  return {
    document: { ...shown, title: titleIn(document, shown), date: day },
    say: speaker.say,
    tell: speaker.tell,
  };
}

/** The title of the file: that of the page, with the names around it. */
function titleIn(document: ReportDocument, shown: ReportDocument): string {
  const [said, own] = [document, shown].map(({ sections }) => {
    const block = sections[0]?.blocks.find(({ kind }) => kind === "verdict");
    return block?.kind === "verdict" ? block.title : "";
  });
  return document.title.replace(said ?? "", () => withoutMarks(own ?? ""));
}

interface Speaker {
  readonly say: (text: string) => string;
  readonly tell: (text: string) => string;
  readonly data: (value: unknown, path: readonly string[]) => unknown;
}

function speakerOf(voice: Voice, marks: boolean): Speaker {
  const translator = translatorOf(voice);
  const names = new Set(voice.keep);
  const spell = (text: string): string => spellNumerals(text, voice);
  const plain = (text: string): string => withoutMarks(translator.say(text));
  const say = (text: string): string => spell(marks ? translator.say(text) : plain(text));
  // What a drawing adds to its figure: words of axes, ticks. Names are cut there, and a cut name is none of these words.
  const tell = (text: string): string => (names.has(text) ? text : (translator.known(text) ?? text));
  const label = (text: string): string => (names.has(text) ? text : spell(tell(text)));
  const words = (text: string, path: readonly string[]): string => {
    const key = path.at(-1) ?? "";
    const clean = text.replace(ANY_MARK, "\ufffd");
    if (AS_IT_IS.has(key) || names.has(clean)) return clean;
    // Numerals of a figure are spelled where it is drawn: what reads its places adds numbers of its own.
    if (path.includes("figure")) return key === "alt" || key === "title" ? spell(plain(clean)) : plain(clean);
    return UNMARKED.has(key) ? spell(plain(clean)) : say(clean);
  };
  const data = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === "string") return words(value, path);
    if (Array.isArray(value)) return value.map((one) => data(one, path));
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
    const held = value as Readonly<Record<string, unknown>>;
    if (held["kind"] === "picture") return pictureIn(held as unknown as Picture, { data, voice, label });
    if (held["kind"] === "code" || path.at(-1) === "diff") return value;
    return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, data(one, [...path, key])]));
  };
  return { say, tell, data };
}

/** Names, addresses, words of programs and closed sets: no text for readers. */
const AS_IT_IS = new Set([
  ...[
    "kind",
    "id",
    "anchor",
    "href",
    "uri",
    "run",
    "version",
    "heading",
    "as",
    "align",
    "verdict",
    "severity",
  ],
  ...["role", "token", "scale", "xScale", "yScale", "size", "ramp", "chance", "place", "code", "framework"],
  ...["exhibit", "tag", "classes", "layers"],
]);

/** What stands in attributes, where no element can be. */
const UNMARKED = new Set(["description", "alt"]);

function pictureIn(
  { kind, figure }: Picture,
  { data, voice, label }: { data: Speaker["data"]; voice: Voice; label: (text: string) => string },
): Picture {
  const said = data(figure, ["figure"]) as Figure;
  const drawn = (width: FigureWidth): VegaLiteSpec => {
    const spec = withLabels(drawFigure(said, width), label) as VegaLiteSpec;
    return { ...spec, config: withLocale(spec["config"], voice.numbers) };
  };
  return { kind, figure: said, wide: drawn("wide"), narrow: drawn("narrow") };
}

/** The formats of axes in the numbers of a locale. */
function withLocale(config: unknown, numbers: Voice["numbers"]): unknown {
  if (isPlain(numbers)) return config;
  const grouping = numbers.groups === "indian" ? INDIAN : [3];
  const number = { decimal: numbers.decimal, thousands: numbers.group, grouping, currency: ["", ""] };
  return { ...(config as object), locale: { number } };
}

/** d3 takes the groups from the point on and begins anew at the end of the list; no number has twenty groups. */
const INDIAN = [3, ...Array<number>(20).fill(2)];

/** Labels travel as the field `t` of a layer's rows: charts/marks.ts. */
function withLabels(value: unknown, label: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withLabels(one, label));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === "t" && typeof one === "string" ? label(one) : withLabels(one, label),
    ]),
  );
}

const ANY_MARK = /[\ue000-\ue0ff]/g;

/** A text without the marks of its English parts. */
export function withoutMarks(text: string): string {
  return text.replaceAll(ENGLISH.from, "").replaceAll(ENGLISH.to, "");
}
