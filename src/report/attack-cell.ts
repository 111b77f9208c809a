import type { Robustness } from "../model/artifacts.ts";
import type { ValueLinesFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock } from "../model/document.ts";
import { numberWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence } from "./words.ts";

const TOKENS = ["s1", "s2", "s3", "s4"] as const;

/** Accuracy over the strength of each attack, from the clean inputs on. */
export function attackCell(robustness: Robustness, diagnosis: Diagnosis): CellBlock | null {
  const { attacks, cleanAccuracy } = robustness;
  if (attacks.length === 0) return null;
  const names = [...new Set(attacks.map(({ name }) => name))];
  const answer = answerOf(robustness);
  const figure: ValueLinesFigure = {
    kind: "value-lines",
    id: "c-attack",
    title: "Accuracy under attack",
    alt: `Accuracy over the strength of the attack. ${answer}`,
    lines: names.slice(0, TOKENS.length).map((name, i) => {
      const own = attacks.filter((attack) => attack.name === name).sort((a, b) => a.epsilon - b.epsilon);
      return {
        label: name,
        token: TOKENS[i] ?? "s1",
        points: {
          steps: [0, ...own.map(({ epsilon }) => epsilon)],
          values: [cleanAccuracy, ...own.map(({ accuracy }) => accuracy)],
        },
      };
    }),
    xTitle: "strength of the attack, ε",
    yTitle: "accuracy",
  };
  return cell({
    anchor: "c-attack",
    question: "How fast does the accuracy fall under attack?",
    answer,
    parts: [picture(figure)],
    caption: `Strength 0: the clean inputs. Dots: measured${names.length > TOKENS.length ? `; ${TOKENS.length} of ${countWords(names.length, "attack")} drawn` : ""}.`,
    how: `The accuracies as ${robustness.file} has them. Between two dots nothing was measured.`,
    numbers: {
      kind: "table",
      title: null,
      columns: [
        { head: "Attack", align: "left", scale: null, wideOnly: false },
        { head: "Strength", align: "right", scale: null, wideOnly: false },
        { head: "Accuracy", align: "right", scale: null, wideOnly: false },
      ],
      rows: attacks.map(({ name, epsilon, accuracy }) => [
        cellOf(name),
        cellOf(numberWords(epsilon)),
        cellOf(numberWords(accuracy)),
      ]),
      note: null,
      dashed: false,
    },
    exhibits: exhibitLinks(diagnosis, ["robustness"]),
    facts: [fact("Clean accuracy", numberWords(cleanAccuracy))],
  });
}

function answerOf({ attacks, cleanAccuracy }: Robustness): string {
  const [first, ...rest] = attacks;
  if (!first) return "";
  const worst = rest.reduce((least, attack) => (attack.accuracy < least.accuracy ? attack : least), first);
  const to = `${numberWords(worst.accuracy)} under ${worst.name} of strength ${numberWords(Number(worst.epsilon.toPrecision(3)))}`;
  return worst.accuracy < cleanAccuracy
    ? sentence(`the accuracy falls from ${numberWords(cleanAccuracy)} to ${to}`)
    : sentence(`the accuracy of ${numberWords(cleanAccuracy)} holds: it is ${to}`);
}
