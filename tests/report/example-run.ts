import type { ClassPredictions, LayerTable } from "../../src/model/artifacts.ts";
import type { Diagnosis, Evidence, Observation, RankedCause } from "../../src/model/diagnosis.ts";
import type { SeriesInput } from "../../src/model/inputs.ts";
import type { MetricRole, Split } from "../../src/model/metric-role.ts";
import type { Run } from "../../src/model/run.ts";
import type { Axes, Series } from "../../src/model/series.ts";

/** A diverging run made by rule: what the report is built from in tests, without a reader or a check. */
export function exampleRun(changes: Partial<Run> = {}): Run {
  const losses = lossOverSteps();
  const train = seriesOf("train_loss", losses, { role: "loss", split: "train", every: 10 });
  const evaluations = losses.filter((_, i) => i % 40 === 39);
  const validation = seriesOf(
    "val_loss",
    evaluations.map((v) => v * 1.1 + 0.05),
    { role: "loss", split: "validation", every: 400, first: 390 },
  );
  const accuracy = seriesOf(
    "val_acc",
    evaluations.map((v) => 1 - Math.min(0.9, v / 3)),
    { role: "accuracy", split: "validation", every: 400, first: 390 },
  );
  const rate = seriesOf(
    "lr",
    losses.map((_, i) => Math.min(0.043, 0.0001 * (i + 1))),
    { role: "learning-rate", split: null, every: 10 },
  );
  const gradient = seriesOf(
    "grad_norm",
    losses.map((v, i) => (i > 480 ? 3 * 1.07 ** (i - 480) : 3 + 0.3 * noise(i)) + 0 * v),
    { role: "gradient-norm", split: null, every: 10 },
  );
  return {
    name: "digits-cnn8-lr043",
    input: "runs/digits-cnn8-lr043",
    format: "generic-csv",
    regime: { id: "supervised", ground: "inferred", because: "it logs a training and a validation loss" },
    series: [train, validation, accuracy, rate, gradient],
    primary: primaryOf({
      "train-loss": train,
      "validation-loss": validation,
      "validation-metric": accuracy,
      "learning-rate": rate,
      "gradient-norm": gradient,
    }),
    config: {
      entries: [{ key: "optimizer.lr", value: 0.043, at: { file: "config.yaml", line: 4 } }],
      files: [
        {
          file: "config.yaml",
          format: "yaml",
          text: "optimizer:\n  name: sgd\n  momentum: 0.9\n  lr: 0.043\n",
        },
      ],
      known: {
        "learning-rate": { value: 0.043, key: "optimizer.lr", at: { file: "config.yaml", line: 4 } },
        optimizer: { value: "sgd", key: "optimizer.name", at: { file: "config.yaml", line: 2 } },
        momentum: { value: 0.9, key: "optimizer.momentum", at: { file: "config.yaml", line: 3 } },
        "batch-size": { value: 32, key: "batch_size", at: { file: "config.yaml", line: 6 } },
      },
    },
    events: [],
    layers: layerTable(),
    predictions: { validation: predictions() },
    features: {},
    splits: {},
    classCounts: null,
    model: null,
    samples: null,
    generated: null,
    robustness: null,
    tasks: null,
    facts: {
      plannedSteps: 20_000,
      stepsPerEpoch: 300,
      trainExamples: 9576,
      validationExamples: 2400,
      task: "digits",
      model: "cnn8",
    },
    provenance: [
      {
        file: "metrics.csv",
        bytes: 24_811,
        sha256: "9c0e5d1b72aa".padEnd(64, "0"),
        readAs: "generic-csv",
        gave: "step metrics",
        rows: 535,
      },
      {
        file: "notes.md",
        bytes: 120,
        sha256: "1f7740c3be09".padEnd(64, "0"),
        readAs: null,
        gave: "",
        rows: null,
      },
    ],
    notices: [
      {
        level: "warning",
        code: "non-finite-values",
        message: "loss holds NaN in 1 row, kept as NaN",
        at: { file: "metrics.csv", line: 536 },
      },
    ],
    masked: ["home path 3 times"],
    ...changes,
  };
}

/** The diagnosis of the example: a root, a lead, a consequence and a request. */
export function exampleDiagnosis(changes: Partial<Diagnosis> = {}): Diagnosis {
  return {
    run: "digits-cnn8-lr043",
    verdict: "failed",
    because: "train_loss is NaN from step 5,350 to the end",
    severity: "fatal",
    regime: "supervised",
    causes: [
      causeOf({
        id: "lr-too-high",
        title: "Learning rate too high",
        rank: 1,
        confidence: 0.93,
        severity: "fatal",
      }),
      causeOf({
        id: "batch-too-small",
        title: "Batch too small",
        rank: 2,
        role: "contributing",
        confidence: 0.41,
        severity: "low",
      }),
      causeOf({
        id: "exploding-gradients",
        title: "Exploding gradients",
        rank: 3,
        role: "consequence",
        causedBy: "lr-too-high",
        confidence: 0.88,
        severity: "high",
      }),
      causeOf({
        id: "bad-data-batch",
        title: "Bad data batch",
        rank: 4,
        role: "contributing",
        confidence: 0.06,
        severity: "unknown",
      }),
    ],
    requests: [
      {
        artifact: "gradients",
        title: "Log the gradient of two half-batches",
        why: "if the two halves agree, a larger batch is no use",
        decides: ["batch-too-small"],
        outcomes: ["It would confirm or rule out batch too small, now at 0.41."],
        snippet: {
          pytorch: "log({'a': 1 < 2})\n",
          lightning: "self.log('a', 1)",
          keras: "",
          huggingface: "",
        },
      },
    ],
    course: {
      stepUnit: "step",
      firstStep: 0,
      lastStep: 5350,
      plannedSteps: 20_000,
      lastEpoch: 17.8,
      seconds: 12_840,
      best: {
        step: 2790,
        epoch: 9.3,
        value: 0.27,
        seriesId: "val_loss",
        role: "loss",
        split: "validation",
        better: "lower",
      },
      final: { value: 2.9, seriesId: "val_loss" },
      nonFinite: { step: 5350, kind: "NaN", seriesId: "train_loss" },
      onset: 4220,
      lost: { fromStep: 2790, steps: 2560, share: 0.478, seconds: 6150 },
      ended: "failed",
    },
    observations: observations(),
    ...changes,
  };
}

function causeOf(
  given: Partial<RankedCause> & Pick<RankedCause, "id" | "title" | "rank" | "confidence" | "severity">,
): RankedCause {
  const evidence = (letter: string, check: string, at: Evidence["at"]): Evidence => ({
    exhibit: `${given.rank}${letter}`,
    check,
    claim: `The reading of ${check} passes its threshold: 0.29 (threshold 0.2)`,
    ground: "computed",
    source: "metrics.csv, train_loss, lines 423–536",
    sources: [{ file: "metrics.csv", line: 423, lastLine: 536, column: "train_loss" }],
    at,
    weight: 2,
    decisive: false,
  });
  return {
    mechanism:
      "Each step overshoots. The loss stops falling while the rate is still being raised, then jumps.",
    role: "root",
    causedBy: null,
    calibration: "of 44 labelled calls with this much evidence, 41 were right",
    coverage: { seen: 4, absent: 1, missing: 2 },
    damage: "val_loss ended at 2.9, best 0.27",
    onset: 4220,
    evidence: [
      evidence("a", "rate-high", [{ from: 0, to: 5350 }]),
      evidence("b", "loss-spike", [{ from: 4220 + 10 * given.rank, to: 5350 }]),
      evidence("c", "gradient-growth", [{ from: 5180, to: 5340 }]),
      evidence("d", "nan-loss", [{ from: 5350, to: 5350 }]),
    ].slice(0, given.rank === 1 ? 4 : 2),
    against: ["Steps 1 to 3,000 trained well with up to 0.022"],
    ruledOut: [
      {
        cause: "bad-data-batch",
        title: "Bad data batch",
        because: "would be one spike, over in 200 steps; here six",
      },
    ],
    fixes: [
      {
        action: "Divide the peak rate by three",
        change: { key: "lr", from: "0.043", to: "0.0143" },
        patch: {
          file: "config.yaml",
          lines: [
            { kind: "same", text: "  momentum: 0.9" },
            { kind: "remove", text: "  lr: 0.043" },
            { kind: "add", text: "  lr: 0.0143" },
          ],
        },
        effect: "the loss keeps falling past step 3,000",
        effectSource: "measured on 31 labelled runs",
        effort: "low",
        risk: "slower: about three times the steps to the same loss",
        verify: "500 steps at the peak: no loss above 1",
      },
    ],
    logNextTime: "the update ratio per layer, every 50 steps",
    ...given,
  };
}

function observations(): readonly Observation[] {
  const present = (check: string, signal: Observation["signal"], title: string): Observation => ({
    check,
    title,
    question: `Does ${title.toLowerCase()} happen?`,
    signal,
    ground: "computed",
    outcome: {
      kind: "present",
      strength: 0.8,
      at: [],
      claim: `${title}: 0.29 (threshold 0.2)`,
      measured: [],
    },
    sources: [{ file: "metrics.csv" }],
  });
  const other = (check: string, outcome: Observation["outcome"]): Observation => ({
    check,
    title: check,
    question: `Is ${check} seen?`,
    signal: "layers",
    ground: "computed",
    outcome,
    sources: [],
  });
  return [
    present("rate-high", "learning-rate", "Rate high"),
    present("loss-spike", "train-curve", "Loss leaves trend"),
    present("gradient-growth", "gradient-norm", "Gradient grows"),
    present("nan-loss", "train-curve", "NaN"),
    other("dead-units", {
      kind: "absent",
      claim: "at most 3 % of units are dead (threshold 50 %)",
      measured: [],
    }),
    other("updates-tiny", { kind: "not-applicable", missing: ["layer-stats"] }),
    other("loss-flat", { kind: "inconclusive", reason: "only 3 points were logged" }),
  ];
}

function lossOverSteps(): readonly number[] {
  return Array.from({ length: 536 }, (_, i) => {
    if (i === 535) return Number.NaN;
    const trend = 0.25 + 2 * Math.exp(-i / 60);
    const rise = i > 422 ? 0.02 * 1.045 ** (i - 422) : 0;
    return trend * (1 + 0.25 * noise(i)) + rise;
  });
}

/** Between −1 and 1, the same at every call. */
function noise(i: number): number {
  const x = Math.sin(i * 12.9898) * 43_758.5453;
  return 2 * (x - Math.floor(x)) - 1;
}

/** A series on its own axes. */
export function seriesOf(
  name: string,
  values: readonly number[],
  at: {
    readonly role: MetricRole;
    readonly split: Split | null;
    readonly every?: number;
    readonly first?: number;
    readonly unit?: Axes["stepUnit"];
  },
): Series {
  const every = at.every ?? 1;
  const axes: Axes = {
    stepUnit: at.unit ?? "step",
    step: Float64Array.from(values, (_, i) => (at.first ?? 0) + i * every),
    epoch: null,
    time: null,
    row: Int32Array.from(values, (_, i) => i + 2),
    rowUnit: "line",
  };
  return {
    id: name,
    sourceName: name,
    role: at.role,
    split: at.split,
    cadence: at.split === "validation" || at.unit === "epoch" ? "epoch" : "step",
    axes,
    index: Int32Array.from(values, (_, i) => i),
    values: Float64Array.from(values),
    unit: null,
    file: "metrics.csv",
  };
}

/** Which series answers which question. */
export function primaryOf(series: Readonly<Partial<Record<SeriesInput, Series>>>): Run["primary"] {
  return Object.fromEntries(Object.entries(series).map(([input, { id }]) => [input, id]));
}

function layerTable(): LayerTable {
  const layers = ["net.0", "net.2", "net.4", "net.6", "head"];
  const steps = Float64Array.from({ length: 107 }, (_, i) => 50 * i);
  const size = layers.length * steps.length;
  const norms = Float64Array.from({ length: size }, (_, i) => {
    const record = Math.floor(i / layers.length);
    const late = record > 100 ? 1.6 ** (record - 100) : 1;
    return 10 ** (-3 + (i % layers.length) / 2) * (1 + 0.5 * noise(i)) * late;
  });
  const dead = Float64Array.from({ length: size }, (_, i) =>
    Math.min(1, (i / size) * (i % layers.length) * 0.2),
  );
  const logged = new Uint8Array(size).fill(1);
  return {
    file: "layers.csv",
    layers,
    steps,
    statistics: { "grad-norm": { values: norms, logged }, "dead-units": { values: dead, logged } },
  };
}

/** 2,400 items of ten classes, the last of which is often taken for the fifth. */
function predictions(): ClassPredictions {
  const count = 2400;
  const classes = Array.from({ length: 10 }, (_, k) => String(k));
  const yTrue = Int32Array.from({ length: count }, (_, i) => i % 10);
  const yPred = yTrue.map((k, i) => {
    if (k === 9 && noise(i) > 0.6) return 4;
    return noise(i * 7) > 0.84 ? (k * 3 + i) % 10 : k;
  });
  const probabilities = new Float64Array(count * 10);
  for (let i = 0; i < count; i++) {
    const highest = 0.55 + 0.22 * (1 + noise(i * 3));
    for (let k = 0; k < 10; k++) probabilities[i * 10 + k] = k === yPred[i] ? highest : (1 - highest) / 9;
  }
  return {
    kind: "classification",
    file: "predictions_validation.csv",
    split: "validation",
    ids: null,
    count,
    classes,
    yTrue,
    yPred,
    probabilities,
  };
}
