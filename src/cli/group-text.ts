import type { SymptomAnswer } from "../model/diagnosis.ts";
import type { RunGroup } from "../model/group.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { numberWords } from "../stats/number-words.ts";
import { answerByGroup } from "../symptoms/answer-by-group.ts";

/** A group of runs for a terminal: what it is, its spread, what was found, a line a run, what differs. */
export function groupText(group: RunGroup, asked: SymptomAnswer | null): string {
  const { kind, because, metric, members, spread, findings, causes, settings } = group;
  const answer = asked && answerByGroup(asked, group);
  const told =
    asked?.symptom === "seed-dependent" && answer ? [`You asked: ${asked.asked}`, `  ${answer.text}`] : [];
  const { n, lost, min, q1, median, q3, max } = spread;
  const [low, mid, high] = [
    `${numberWords(min)} to ${numberWords(max)}`,
    numberWords(median),
    `${numberWords(q1)} to ${numberWords(q3)}`,
  ];
  const without = lost === 0 ? "" : `, ${lost} without a number at the end`;
  const lines = [
    ...told,
    `${members.length} runs together, ${kind}: ${because}`,
    `  ${metric.name} at the end: median ${mid}, middle half ${high}, ${low} (n = ${n}${without})`,
    ...findings.map(({ text }) => `  ${text}.`),
    ...causes.flatMap(({ title, confidence, evidence }) => [
      `  ${confidence.toFixed(2)} ${lowerFirst(title)}, by these runs together`,
      ...evidence.map(({ exhibit, claim }) => `       ${exhibit} ${claim}`),
    ]),
    ...members.map(
      ({ run, final, best, verdict, cause }) =>
        `    ${numberWords(final)}  best ${numberWords(best)}  ${run}: ${verdict}${cause === null ? "" : `, ${cause}`}`,
    ),
    ...settings
      .slice(0, MOST_SETTINGS)
      .map(
        ({ key, values }) => `  differs: ${key} = ${values.map((value) => value ?? "not stated").join(", ")}`,
      ),
  ];
  if (settings.length > MOST_SETTINGS)
    lines.push(`  and ${settings.length - MOST_SETTINGS} more settings differ`);
  return `${lines.join("\n")}\n`;
}

const MOST_SETTINGS = 8;
