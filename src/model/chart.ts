/** A range of steps that findings cite, drawn as a bracket above the plot. */
export interface CitedRange {
  /** Exhibits that stand here: "1d 3a". */
  readonly tag: string;
  readonly from: number;
  readonly to: number;
  /** At most three words. */
  readonly note: string;
  /** True for the first cause: a wash runs through the plot. */
  readonly wash: boolean;
}

/** A single moment: best checkpoint, onset, NaN, resume. */
export interface StepMark {
  readonly step: number;
  readonly label: string;
  readonly kind: "best" | "onset" | "non-finite" | "resume" | "end";
}

/** Already downsampled points of one line; NaN breaks it. */
export interface ChartPoints {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

export interface ChartLine {
  /** Written at its right end. */
  readonly label: string;
  /** `ink` for what is no metric of the model: a learning rate. */
  readonly token: "s1" | "s2" | "s3" | "s4" | "ink";
  /** A quiet second line under the label: "0.042", "last logged 7.2". */
  readonly note?: string;
  /** Trailing median of `raw`, or the points themselves where nothing was smoothed. */
  readonly main: ChartPoints;
  /** Raw points, drawn pale beneath; null where `main` is raw. */
  readonly raw: ChartPoints | null;
  /** A dot at each point: evaluations. */
  readonly dots: boolean;
  readonly dashed: boolean;
}

/** Steps of the run, the same in every figure of a page, so that a step stands at one x. */
export interface StepAxis {
  readonly from: number;
  readonly to: number;
  /** What a step is: "step" or "epoch". */
  readonly unit: string;
  /** Where epochs begin, for the second row of labels; empty where not known. */
  readonly epochs: readonly { readonly step: number; readonly epoch: number }[];
}

/** Common to all figures. `id` is unique in the page; `alt` is made from the same numbers as the picture. */
interface FigureBase {
  readonly id: string;
  readonly title: string;
  readonly alt: string;
}

/** The header's strip: loss over the steps that ran, three marks, and the ledger of kept and lost steps. */
export interface StripFigure extends FigureBase {
  readonly kind: "strip";
  readonly axis: StepAxis;
  readonly line: ChartLine;
  readonly yTitle: string;
  readonly scale: "linear" | "log";
  readonly marks: readonly StepMark[];
  readonly ledger: {
    readonly keptTo: number;
    readonly lostTo: number | null;
    readonly known: boolean;
    readonly keptText: string;
    readonly lostText: string;
  };
}

/** One to four lines over steps. */
export interface StepLinesFigure extends FigureBase {
  readonly kind: "step-lines";
  readonly axis: StepAxis;
  readonly lines: readonly ChartLine[];
  /** Level title at the top left: "loss, log scale". */
  readonly yTitle: string;
  readonly scale: "linear" | "log";
  /** Shares and rates have zero in the picture. */
  readonly zero: boolean;
  /** `second`: lower than the main picture, for what stands after or under it. */
  readonly size: "main" | "second" | "companion";
  readonly cited: readonly CitedRange[];
  readonly marks: readonly StepMark[];
  /** Horizontal reference: "chance 2.30"; empty where there is none. */
  readonly levels: readonly { readonly value: number; readonly label: string }[];
  /** False where a companion beneath shows the step labels. */
  readonly labels: boolean;
}

/** Layer × step, in eight classes about 1 × each layer's own median (or of shares 0…1 in seven classes). */
export interface LayerHeatmapFigure extends FigureBase {
  readonly kind: "layer-heatmap";
  readonly axis: StepAxis;
  /** Input first. */
  readonly layers: readonly string[];
  /** Edges of the columns, one more than columns. */
  readonly edges: readonly number[];
  /** `cells[layer][column]`: class index, or null where nothing finite was logged. */
  readonly cells: readonly (readonly (number | null)[])[];
  /** The numbers that were classed, of the layers that are drawn (empty rows elsewhere): what a cell says when asked. */
  readonly values?: readonly (readonly (number | null)[])[];
  readonly ramp: "ratio" | "magnitude";
  /** Boundaries between the classes, one fewer than classes. */
  readonly boundaries: readonly string[];
  readonly key: string;
  readonly cited: readonly CitedRange[];
  /** Where nothing follows, and why: "no gradient after NaN". */
  readonly end?: { readonly step: number; readonly text: string };
}

export interface ConfusionFigure extends FigureBase {
  readonly kind: "confusion";
  readonly classes: readonly string[];
  /** `counts[true][predicted]`. */
  readonly counts: readonly (readonly number[])[];
  /** Items of each true class, where the matrix is a part of a larger one. */
  readonly totals?: readonly number[];
}

/** Points with intervals on 0…1: one row a class. */
export interface IntervalsFigure extends FigureBase {
  readonly kind: "intervals";
  readonly rows: readonly {
    readonly label: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly from: number;
  readonly to: number;
}

export interface ReliabilityFigure extends FigureBase {
  readonly kind: "reliability";
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly confidence: number;
    readonly accuracy: number;
    readonly low: number;
    readonly high: number;
    readonly count: number;
  }[];
  readonly gap: { readonly at: number; readonly text: string } | null;
}

/** Points of two quantities: predicted against true values with the diagonal, or generated points. */
export interface ScatterFigure extends FigureBase {
  readonly kind: "scatter";
  readonly points: ChartPoints;
  readonly xTitle: string;
  readonly yTitle: string;
  /** False where the two axes are not the same quantity and agreement means nothing. */
  readonly diagonal: boolean;
}

/** Counts by class and split, as bars. */
export interface BarsFigure extends FigureBase {
  readonly kind: "bars";
  readonly rows: readonly { readonly label: string; readonly value: number; readonly cited: boolean }[];
  readonly xTitle: string;
  /** A value that all are held against, marked through the bars; those below it are drawn pale. */
  readonly limit?: { readonly value: number; readonly label: string };
  /** End of the scale where several such pictures are to be compared; else the longest bar. */
  readonly to?: number;
}

/** A number for each pair of row and column; ink goes to what was lost. */
export interface MatrixFigure extends FigureBase {
  readonly kind: "matrix";
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  /** `cells[row][column]`: its words, its class of the magnitude ramp (null: not of account, grey words), and whether it is framed. */
  readonly cells: readonly (readonly {
    readonly text: string;
    readonly ink: number | null;
    readonly framed: boolean;
  }[])[];
}

/** One to four lines over a quantity that is not steps: accuracy over the strength of an attack, F1 over a threshold. */
export interface ValueLinesFigure extends FigureBase {
  readonly kind: "value-lines";
  readonly lines: readonly {
    readonly label: string;
    readonly token: "s1" | "s2" | "s3" | "s4";
    readonly points: ChartPoints;
  }[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** Places across that are named above the plot; the dashed ones are not in force. */
  readonly marks?: readonly { readonly x: number; readonly label: string; readonly dashed: boolean }[];
  /** True where the points are a fine grid and not what was measured one by one. */
  readonly plain?: boolean;
}

/** One quantity over another, in the order of the steps: loss over learning rate. */
export interface PathsFigure extends FigureBase {
  readonly kind: "paths";
  /** Parts of the one course, each in its manner; NaN breaks them. */
  readonly paths: readonly {
    readonly label: string;
    readonly token: "s1" | "s2";
    readonly dashed: boolean;
    readonly points: ChartPoints;
  }[];
  /** Moments on the course: filled where it ends, rings elsewhere. */
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    readonly label: string;
    readonly filled: boolean;
  }[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xScale: "linear" | "log";
  readonly yScale: "linear" | "log";
}

/** What one share costs of another, on squares from 0 to 1: ROC and precision over recall. */
export interface TradeOffsFigure extends FigureBase {
  readonly kind: "trade-offs";
  readonly panels: readonly {
    readonly title: string;
    /** Written at the right of the title. */
    readonly note: string;
    readonly curve: ChartPoints;
    /** A pale dashed curve behind: what all classes do on average. */
    readonly behind: ChartPoints | null;
    /** What chance gives: the diagonal, or a level. */
    readonly chance: "diagonal" | number;
    readonly marks: readonly {
      readonly x: number;
      readonly y: number;
      readonly label: string;
      readonly filled: boolean;
    }[];
  }[];
  readonly xTitles: readonly string[];
  readonly yTitles: readonly string[];
}

/** Error over prediction, with the median and the middle half by range of the prediction. */
export interface ResidualsFigure extends FigureBase {
  readonly kind: "residuals";
  readonly points: ChartPoints;
  readonly ranges: readonly {
    readonly from: number;
    readonly to: number;
    readonly median: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Areas for shares of a whole: parameters by layer. */
export interface TreemapFigure extends FigureBase {
  readonly kind: "treemap";
  readonly tiles: readonly {
    readonly label: string;
    readonly note: string;
    readonly value: number;
    /** Hatched: what does not train. */
    readonly hatched: boolean;
  }[];
}

/** Bars that are parted into shares of a whole: what a step spent its time on. */
export interface SharesFigure extends FigureBase {
  readonly kind: "shares";
  readonly bars: readonly {
    readonly label: string;
    readonly parts: readonly { readonly label: string; readonly value: number; readonly text: string }[];
  }[];
}

/** Many series over the same steps, one small panel each, with its own range. */
export interface MultiplesFigure extends FigureBase {
  readonly kind: "multiples";
  readonly axis: StepAxis;
  readonly panels: readonly {
    readonly title: string;
    /** Written at the right of the title: the last value. */
    readonly note: string;
    readonly points: ChartPoints;
  }[];
}

export type Figure =
  | MatrixFigure
  | ValueLinesFigure
  | MultiplesFigure
  | PathsFigure
  | TradeOffsFigure
  | ResidualsFigure
  | TreemapFigure
  | SharesFigure
  | StripFigure
  | StepLinesFigure
  | LayerHeatmapFigure
  | ConfusionFigure
  | IntervalsFigure
  | ReliabilityFigure
  | ScatterFigure
  | BarsFigure;

/** Wide: 800 px, desktop and paper. Narrow: 358 px, phones. */
export type FigureWidth = "wide" | "narrow";

/** A Vega-Lite specification as plain JSON; charts/ makes it, output/svg/svg.ts compiles and draws it. */
export type VegaLiteSpec = Readonly<Record<string, unknown>>;
