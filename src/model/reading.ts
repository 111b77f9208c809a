/** What a figure says of the place under the pointer or the keys; pixels are those of its drawing, white included. */
export type Reading = SpotsReading | ConfusionReading;

/** Places that each say something: a tile, a bin, a dot. */
export interface SpotsReading {
  readonly kind: "spots";
  readonly spots: readonly Spot[];
}

export interface Spot {
  /** Middle of a point, left and top of a box. */
  readonly x: number;
  readonly y: number;
  /** Both 0 for a point, which is read from near by; a box is read from inside. */
  readonly width: number;
  readonly height: number;
  /** The first is the head. */
  readonly lines: readonly string[];
}

/** A matrix of counts: a thousand classes make a million cells, so the page makes the words of the one it shows. */
export interface ConfusionReading {
  readonly kind: "confusion";
  readonly left: number;
  readonly top: number;
  /** Pixels of a cell. */
  readonly cell: number;
  readonly classes: readonly string[];
  /** Of each true class, predicted class and count in turns; what is not named is 0. */
  readonly counts: readonly (readonly number[])[];
  /** Items of each true class where these are a part of a larger matrix; then nothing is known of the columns. */
  readonly totals: readonly number[] | null;
  readonly words: {
    readonly true: string;
    readonly predicted: string;
    readonly ofTrue: string;
    readonly ofPredicted: string;
  };
}

/** Rows over the steps of a figure, one value a column. */
export interface RowsReading {
  readonly kind: "rows";
  readonly top: number;
  /** Pixels of a row. */
  readonly height: number;
  readonly rows: readonly {
    readonly name: string;
    /** What each column says; empty where nothing was logged. */
    readonly words: readonly string[];
  }[];
  /** Steps where the columns begin, and where the last one ends. */
  readonly edges: readonly number[];
}
