import { METRIC_ROLES } from "../../model/metric-role.ts";
import type { Series } from "../../model/series.ts";
import { byMovement } from "../answers/by-movement.ts";
import { lossAsked, metricAsked } from "../asked-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell } from "../finding-words.ts";

/** Figures on held-out data that get worse. */
export const validationWorsens: Symptom = {
  id: "validation-worsens",
  title: "whether validation (or a metric) gets worse",
  example: "validation gets worse after epoch 3",
  patterns: [
    "VAL RISE",
    "VAL LOSS RISE",
    "VAL WORSE",
    "VAL LOSS WORSE",
    "VAL METRIC FALL",
    "VAL METRIC WORSE",
    "VAL LOSS DIVERGE*2",
    "VAL DIVERGE*2",
    "VAL FALL !LOSS",
    "METRIC FALL",
    "METRIC WORSE",
    "METRIC DIVERGE*2",
    "TESTSET*2 RISE",
    "TESTSET*2 LOSS RISE",
    "TRAIN METRIC FALL",
  ],
  causes: [
    "overfitting",
    "overconfidence",
    "lr-too-high",
    "scheduler-misconfigured",
    "distribution-shift",
    "catastrophic-forgetting",
    "evaluation-too-noisy",
  ],
  answer,
};

function answer(subject: Subject): Finding {
  const { phrase, inputs } = subject;
  const metric = metricAsked(subject);
  const loss = phrase.whole.has("TESTSET")
    ? (inputs["test-loss"] ?? inputs["validation-loss"])
    : lossAsked({ ...subject, phrase: { ...phrase, whole: new Set([...phrase.whole, "VAL"]) } });
  const order = phrase.whole.has("METRIC") ? [metric, loss] : [loss, metric];
  const findings = order.flatMap((series) => (series ? (worsening(subject, series) ?? []) : []));
  const asked = phrase.whole.has("LOSS") || phrase.whole.has("METRIC") ? findings.slice(0, 1) : findings;
  return (
    asked.find(({ verdict }) => verdict === "yes") ??
    asked[0] ??
    cannotTell(
      "they hold no validation loss or metric of two values or more",
      "loss and metric of the validation split after each epoch",
    )
  );
}

function worsening(subject: Subject, series: Series): Finding | null {
  const { better } = METRIC_ROLES[series.role];
  if (better !== "lower" && better !== "higher") return null;
  return byMovement(subject, series, {
    direction: better === "lower" ? "up" : "down",
    lasting: subject.place === null,
  });
}
