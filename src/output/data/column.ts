/** How a column of numbers stands in bytes. */
export interface Column {
  /**
   * `decimal`: whole multiples of a power of ten. `single`, `double`: the bits of either precision. Of these three the
   * first bytes of all numbers come first, then all second bytes, and so on. `text`: the shortest decimals, blanks between.
   */
  readonly as: "decimal" | "single" | "double" | "text";
  /** Numbers in it. */
  readonly count: number;
  /** Bytes it takes. */
  readonly bytes: number;
  /** Decimals of `decimal`. */
  readonly digits?: number;
  /** Each number stands as its difference from the one before it. */
  readonly delta?: true;
  /** What is no finite number, or −0, among decimals: first place, how many, and the word. */
  readonly odd?: readonly (readonly [number, number, OddNumber])[];
}

/** A column with its bytes. */
export interface PackedColumn {
  readonly column: Column;
  readonly bytes: Uint8Array;
}

/** Numbers that no decimal stands for. */
export const ODD_NUMBERS = { NaN: Number.NaN, Infinity, "-Infinity": -Infinity, "-0": -0 } as const;

export type OddNumber = keyof typeof ODD_NUMBERS;
