import type { RunEvent } from "../../model/artifacts.ts";
import { numberWords } from "../../stats/number-words.ts";
import { stepWords } from "../../stats/step-words.ts";
import type { Finding, Subject } from "../define-symptom.ts";
import { cannotTell, sourceWords } from "../finding-words.ts";

/** Lines of the log of these kinds, the first quoted. `what` is what they tell of, `log` what to keep. */
export function byEvents(
  subject: Subject,
  kinds: readonly RunEvent["kind"][],
  { what, log }: { readonly what: string; readonly log: string },
): Finding {
  const { events } = subject.run;
  const found = events.filter(({ kind }) => kinds.includes(kind));
  const [first] = found;
  if (first) {
    const count =
      found.length === 1 ? "one line of the log tells" : `${numberWords(found.length)} lines of the log tell`;
    const when = first.step === null ? "" : `, at ${stepWords("step", first.step)}`;
    return {
      verdict: "yes",
      text: `Yes: ${count} of ${what}${when}: "${first.text.trim().slice(0, 160)}" (${sourceWords([first.at])}).`,
      at: found.flatMap(({ step }) => (step === null ? [] : [{ from: step, to: step }])),
      sources: found.slice(0, 3).map(({ at }) => at),
      ground: "observed",
    };
  }
  if (events.length === 0) return cannotTell("they hold no log of the program's output", log);
  return {
    verdict: "no",
    text: `No: none of the ${numberWords(events.length)} lines that were read from the log tells of ${what}.`,
    at: [],
    sources: [],
    ground: "observed",
  };
}
