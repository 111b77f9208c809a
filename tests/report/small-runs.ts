import type { Diagnosis } from "../../src/model/diagnosis.ts";
import type { Run } from "../../src/model/run.ts";
import { exampleDiagnosis, exampleRun, primaryOf, seriesOf } from "./example-run.ts";

/** Runs at the edges of what a report must show, each with a diagnosis that fits it. */
export const EDGES: Readonly<Record<string, { readonly run: Run; readonly diagnosis: Diagnosis }>> = {
  "four epochs": epochs([2.3, 1.1, 0.9, 0.8]),
  "one point": epochs([0.7]),
  "NaN from the start": epochs(Array.from({ length: 30 }, () => Number.NaN)),
  "nothing but predictions": { run: onlyPredictions(), diagnosis: open([], 0) },
  "nothing at all": { run: bare({}), diagnosis: open([], 0) },
  "infinite and negative": epochs([1, Number.POSITIVE_INFINITY, -2, -3, Number.NEGATIVE_INFINITY, -4]),
  "names that look like markup": {
    run: { ...exampleRun(), name: `</script><img src=x onerror=alert(1)>&"'`, input: "x" },
    diagnosis: exampleDiagnosis({ because: "<b>loss</b> & {{more}}" }),
  },
};

/** 200,000 steps with one spike. */
export function hugeRun(): { readonly run: Run; readonly diagnosis: Diagnosis } {
  const n = 200_000;
  const loss = seriesOf(
    "loss",
    Array.from({ length: n }, (_, i) => (i === 123_456 ? 40 : 2 / (1 + i / 1000))),
    { role: "loss", split: "train" },
  );
  const run = bare({ series: [loss], primary: primaryOf({ "train-loss": loss }) });
  return { run, diagnosis: open(["loss"], n - 1) };
}

function epochs(values: readonly number[]): { readonly run: Run; readonly diagnosis: Diagnosis } {
  const loss = seriesOf("loss", values, { role: "loss", split: "train", unit: "epoch" });
  const validation = seriesOf(
    "val_loss",
    values.map((value) => value * 1.2),
    { role: "loss", split: "validation", unit: "epoch" },
  );
  const run = bare({
    series: [loss, validation],
    primary: primaryOf({ "train-loss": loss, "validation-loss": validation }),
  });
  return { run, diagnosis: open(["loss"], values.length - 1) };
}

function onlyPredictions(): Run {
  const { predictions } = exampleRun();
  return bare({ predictions });
}

function bare(changes: Partial<Run>): Run {
  return exampleRun({
    series: [],
    primary: {},
    config: null,
    layers: null,
    predictions: {},
    facts: {},
    notices: [],
    masked: [],
    provenance: [],
    ...changes,
  });
}

/** An undecided diagnosis without causes. */
function open(_series: readonly string[], lastStep: number): Diagnosis {
  const example = exampleDiagnosis();
  return {
    ...example,
    verdict: "inconclusive",
    because: "only 1 evaluated point in these files: too few to tell a course",
    severity: "unknown",
    causes: [],
    requests: [],
    observations: [],
    course: {
      ...example.course,
      stepUnit: lastStep > 1000 ? "step" : "epoch",
      firstStep: 0,
      lastStep,
      plannedSteps: null,
      lastEpoch: null,
      seconds: null,
      best: null,
      final: null,
      nonFinite: null,
      onset: null,
      lost: null,
      ended: "unknown",
    },
  };
}
