/** Where in the files something stands. Exactly one of the position fields is set where one is known. */
export interface SourcePosition {
  /** Path relative to the source's root. */
  readonly file: string;
  /** 1-based line of a text file. */
  readonly line?: number;
  /** 1-based last line, where a range is meant. */
  readonly lastLine?: number;
  /** 0-based record of a binary file. */
  readonly record?: number;
  /** 0-based byte. */
  readonly byte?: number;
  /** Column of a table or key of an object. */
  readonly column?: string;
}

/** On what a claim rests: seen in a file · worked out from series · concluded by a rule · said by a config or the user. */
export type Ground = "observed" | "computed" | "inferred" | "declared";

/** Something odd in the files, or a decision the reader had to take; shown in the report, never printed. */
export interface Notice {
  readonly level: "info" | "warning";
  /** Closed set, so that checks can ask for it. */
  readonly code: NoticeCode;
  /** One sentence, present tense, no full stop. */
  readonly message: string;
  readonly at: SourcePosition | null;
}

export const NOTICE_CODES = [
  "axis-derived",
  "backward-steps",
  "byte-order-mark",
  "checksum-mismatch",
  "column-ignored",
  "damaged-record",
  "duplicate-rows",
  "duplicate-steps",
  "empty-file",
  "file-ignored",
  "git-lfs-pointer",
  "header-repeated",
  "merged-sources",
  "metric-guessed",
  "metric-unknown",
  "non-finite-values",
  "percent-scale",
  "rank-differs",
  "ranks-joined",
  "resume",
  "run-split",
  "run-unfinished",
  "sampled-history",
  "truncated-file",
  "two-writers",
  "unit-assumed",
  "value-not-numeric",
] as const;

export type NoticeCode = (typeof NOTICE_CODES)[number];
