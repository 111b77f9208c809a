import type { ChartLine } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { courseOf, courseWords } from "../report/course-words.ts";
import { picture } from "../report/picture.ts";
import { cell } from "../report/section.ts";
import { linesCaption, type StepSeries } from "../report/series-lines.ts";
import { stepFigure } from "../report/step-figure.ts";
import { plain, sentence } from "../report/words.ts";
import { listWords } from "../stats/list-words.ts";
import { seriesNamed } from "./own-values.ts";

const COLOURS: readonly ChartLine["token"][] = ["s1", "s2", "s3", "s4"];

/** A cell with up to four series over the steps of the page; a sentence where none of them was logged. */
export function ownChart(
  { run, diagnosis }: { readonly run: Run; readonly diagnosis: Diagnosis },
  names: readonly string[],
  { id, title }: { readonly id: string; readonly title: string | null },
): Block {
  const found = names.flatMap((name) => seriesNamed(run, name) ?? []);
  const series = found.flatMap((one, i): StepSeries[] => {
    const token = COLOURS[i];
    return token ? [{ series: one, label: one.sourceName, token }] : [];
  });
  const missing = names.filter((name) => seriesNamed(run, name) === null);
  const left = found.slice(COLOURS.length).map(({ sourceName }) => sourceName);
  // A series has its name from the files here: no noun is needed beside it.
  const courses = series.map((one) => ({ ...courseOf(one.series, one.label), noun: "" }));
  const told = courses.length === 0 ? "" : courseWords(courses, diagnosis.course.stepUnit);
  const answer = sentence(told.replace(/ {2,}/g, " "));
  const drawn =
    series.length === 0
      ? null
      : stepFigure(
          {
            id,
            title: title ?? listWords(series.map(({ label }) => label)),
            series,
            zero: false,
            size: "main",
            levels: [],
            signals: [],
          },
          { run, diagnosis, answer },
        );
  if (!drawn)
    return { kind: "prose", paragraphs: [[plain(`No values of ${listWords(names)} were logged.`)]] };
  const gone = missing.length > 0 ? `Not logged: ${listWords(missing)}. ` : "";
  const more = left.length > 0 ? `Not drawn, being more than ${COLOURS.length}: ${listWords(left)}. ` : "";
  return cell({
    anchor: id,
    question:
      title ??
      `How ${series.length === 1 ? "does" : "do"} ${listWords(series.map(({ label }) => label))} run?`,
    answer,
    parts: [picture(drawn.figure)],
    caption: `${gone}${more}${linesCaption(series, drawn.drawn, drawn.figure.scale)}`,
    how: "Asked for in an own section: the logged points, smoothed by a trailing median where there are many.",
    numbers: null,
    exhibits: [],
    facts: [],
  });
}
