import type { SymptomAnswer } from "../model/diagnosis.ts";
import type { GroupFinding, RunGroup } from "../model/group.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { numberWords } from "../stats/number-words.ts";

const SAYS_YES: readonly GroupFinding["id"][] = [
  "some-runs-fail",
  "one-run-apart",
  "same-seed-differs",
  "beyond-noise",
];

/** What several runs together say of a question that one run cannot answer; any other answer stays as it is. */
export function answerByGroup(answer: SymptomAnswer, group: RunGroup): SymptomAnswer {
  if (answer.symptom !== "seed-dependent" || group.kind === "ablation") return answer;
  const telling = group.findings.find(({ id }) => SAYS_YES.includes(id));
  if (telling) return { ...answer, verdict: "yes", text: `Yes: ${telling.text}.`, ground: "computed" };
  const within = group.findings.find(({ id }) => id === "within-noise");
  if (within)
    return { ...answer, verdict: "no", text: `No: ${lowerFirst(within.text)}.`, ground: "computed" };
  const { n, min, max } = group.spread;
  return {
    ...answer,
    verdict: "cannot-tell",
    text: `These files do not decide it: ${n} runs end between ${numberWords(min)} and ${numberWords(max)} (${group.metric.name}), and how far one evaluation is off by chance is not known or too few runs were given.`,
    ground: "computed",
  };
}
