import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block } from "../model/document.ts";
import type { Notice } from "../model/position.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import type { Section } from "./section.ts";
import { cellOf, code, countWords, plain, sentence } from "./words.ts";

/** What was odd in the files, with its place. */
export const notices: Section = {
  id: "notices",
  title: "Notices from reading",
  build: buildNotices,
  lede: (run) => `${countWords(run.notices.length, "notice")}. Nothing was mended silently.`,
};

/** A damaged file can give thousands. */
const MOST_NOTICES = 30;

function buildNotices(run: Run, _diagnosis: Diagnosis): readonly Block[] | null {
  if (run.notices.length === 0) return null;
  const sorted = [...run.notices].sort((a, b) => Number(a.level === "info") - Number(b.level === "info"));
  const shown = sorted.slice(0, MOST_NOTICES);
  return [
    {
      kind: "table",
      title: null,
      columns: [
        { head: "Notice", align: "left", scale: null, wideOnly: false },
        { head: "Place", align: "left", scale: null, wideOnly: false },
      ],
      rows: shown.map((notice) => [
        cellOf(sentence(notice.message)),
        cellOf(notice.at ? code(placeOf(notice.at)) : plain("")),
      ]),
      note:
        sorted.length > shown.length
          ? `${MOST_NOTICES} of ${numberWords(sorted.length)} notices; all are in the JSON.`
          : null,
      dashed: false,
    },
  ];
}

function placeOf(at: NonNullable<Notice["at"]>): string {
  if (at.line !== undefined) return `${at.file}:${at.line}`;
  if (at.record !== undefined) return `${at.file}, record ${at.record}`;
  if (at.byte !== undefined) return `${at.file}, byte ${at.byte}`;
  return at.file;
}
