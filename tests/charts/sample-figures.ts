import type { ChartLine, Figure, StepAxis } from "../../src/model/chart.ts";

const axis: StepAxis = {
  from: 0,
  to: 400,
  unit: "step",
  epochs: [0, 1, 2, 3, 4].map((epoch) => ({ step: epoch * 100, epoch })),
};
const steps = [0, 100, 200, 300, 400];
const line: ChartLine = {
  label: "training loss",
  token: "s1",
  main: { steps, values: [2.3, 1.1, 0.6, 0.9, Number.NaN] },
  raw: { steps, values: [2.3, 1.2, 0.5, 1, Number.NaN] },
  dots: false,
  dashed: false,
};
const evaluated: ChartLine = {
  label: "validation loss",
  note: "0.95",
  token: "s2",
  main: { steps: [100, 200, 300], values: [1.2, 0.7, 0.95] },
  raw: null,
  dots: true,
  dashed: false,
};

/** One small figure of each kind, with the words of a hostile file in its names. */
export const sampleFigures: readonly Figure[] = [
  {
    kind: "strip",
    id: "strip",
    title: "Loss",
    alt: "Loss falls, then NaN",
    axis,
    line,
    yTitle: "training loss, log scale",
    scale: "log",
    marks: [
      { step: 200, label: "best checkpoint 200", kind: "best" },
      { step: 300, label: "onset 300", kind: "onset" },
      { step: 400, label: "NaN 400", kind: "non-finite" },
    ],
    ledger: {
      keptTo: 200,
      lostTo: 400,
      known: true,
      keptText: "kept: 200 steps",
      lostText: "lost: 200 (50 %)",
    },
  },
  {
    kind: "step-lines",
    id: "curves",
    title: "Curves",
    alt: "Both losses",
    axis,
    lines: [line, evaluated],
    yTitle: "loss",
    scale: "log",
    zero: false,
    size: "main",
    cited: [
      { tag: "1b", from: 250, to: 350, note: "leaves its trend", wash: true },
      { tag: "1c", from: 400, to: 400, note: "NaN", wash: false },
    ],
    marks: [{ step: 200, label: "best 0.7 at 200", kind: "best" }],
    levels: [{ value: 2.3, label: "chance 2.30" }],
    labels: true,
  },
  {
    kind: "layer-heatmap",
    id: "layers",
    title: "Layers",
    alt: "Layers by step",
    axis,
    layers: ["conv1", "<script>alert(1)</script>"],
    edges: [0, 100, 200, 300],
    cells: [
      [3, 3, 6],
      [0, 4, null],
    ],
    ramp: "ratio",
    boundaries: ["⅛", "¼", "½", "2", "4", "8", "16"],
    key: "× the layer’s own median",
    cited: [{ tag: "1d", from: 200, to: 300, note: "both layers", wash: false }],
    end: { step: 300, text: "no gradient after NaN" },
  },
  {
    kind: "confusion",
    id: "confusion",
    title: "Confusion",
    alt: "Confusion matrix",
    classes: ["cat", "a & b", '"quoted"'],
    counts: [
      [90, 2, 0],
      [1, 80, 30],
      [0, 4, 95],
    ],
  },
  {
    kind: "intervals",
    id: "recall",
    title: "Recall",
    alt: "Recall by class",
    rows: [{ label: "cat", value: 0.82, low: 0.75, high: 0.88 }],
    from: 0.7,
    to: 1,
  },
  {
    kind: "reliability",
    id: "reliability",
    title: "Reliability",
    alt: "Reliability",
    bins: [
      { from: 0.4, to: 0.5, confidence: 0.45, accuracy: 0.4, low: 0.3, high: 0.5, count: 60 },
      { from: 0.9, to: 1, confidence: 0.97, accuracy: 0.9, low: 0.88, high: 0.92, count: 900 },
      { from: 0.1, to: 0.2, confidence: 0.15, accuracy: 1, low: 0.3, high: 1, count: 2 },
    ],
    gap: { at: 0.97, text: "900 of 962 above 0.9" },
  },
  {
    kind: "scatter",
    id: "scatter",
    title: "Scatter",
    alt: "Predicted against true",
    points: { steps: [1, 2, 3, Number.NaN], values: [1.1, 1.8, 3.5, 2] },
    xTitle: "true value",
    yTitle: "predicted value",
  },
  {
    kind: "bars",
    id: "bars",
    title: "Classes",
    alt: "Items by class",
    rows: [
      { label: "cat", value: 5000, cited: false },
      { label: "dog", value: 12, cited: true },
    ],
    xTitle: "items in training",
  },
];
