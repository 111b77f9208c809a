import type { Diagnosis, SymptomAnswer } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Regime, Run } from "../model/run.ts";
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
  const text = `${finding.text}${caveat(run, symptom.id, finding.verdict)}`;
  return { asked, symptom: symptom.id, ...finding, text, causes: pointed };
}

const LOSS_SYMPTOMS = ["loss-diverges", "loss-rises", "loss-spikes", "loss-noisy", "plateau", "not-learning"];
const MOVING_TARGETS: readonly Regime[] = ["reinforcement", "gan", "preference"];

/** Losses that chase a moving target judge nothing. */
function caveat(run: Run, symptom: string, verdict: SymptomAnswer["verdict"]): string {
  if (verdict !== "yes" || !LOSS_SYMPTOMS.includes(symptom) || !MOVING_TARGETS.includes(run.regime.id))
    return "";
  return " In this kind of training the loss chases a moving target: by itself that is no fault.";
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
