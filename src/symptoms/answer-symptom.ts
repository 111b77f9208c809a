import type { Diagnosis, SymptomAnswer } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import type { Symptom } from "./define-symptom.ts";
import { matchSymptom } from "./match-symptom.ts";
import { phraseOf } from "./phrase.ts";
import { placeIn } from "./place.ts";

/** Answers a question about a run in the user's words, from its series and observations alone. */
export function answerSymptom(
  asked: string,
  { run, diagnosis }: { readonly run: Run; readonly diagnosis: Diagnosis },
  symptoms: readonly Symptom[],
): SymptomAnswer {
  const phrase = phraseOf(asked);
  const symptom = matchSymptom(phrase, symptoms);
  if (!symptom) return notUnderstood(asked, symptoms);
  const finding = symptom.answer({
    run,
    diagnosis,
    phrase,
    inputs: inputsOf(run),
    observed: new Map(diagnosis.observations.map((observation) => [observation.check, observation])),
    place: placeIn(asked),
  });
  const pointed = diagnosis.causes.filter(({ id }) => symptom.causes.includes(id)).map(({ id }) => id);
  return { asked, symptom: symptom.id, ...finding, causes: pointed };
}

function notUnderstood(asked: string, symptoms: readonly Symptom[]): SymptomAnswer {
  const known = symptoms.map(({ id }) => id.replaceAll("-", " ")).join(", ");
  return {
    asked,
    symptom: null,
    verdict: "not-understood",
    text: `This question matches no symptom that can be looked for. What can be asked about, in any English wording: ${known}; with a place such as "at epoch 7", "after step 5k" or "halfway".`,
    at: [],
    sources: [],
    ground: null,
    causes: [],
  };
}
