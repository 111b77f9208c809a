import type { Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";

/** Rows of named numbers as a file holds them, before anything is known of what they mean. */
export interface Table {
  readonly file: string;
  readonly columns: readonly TableColumn[];
  /** Columns that hold words. */
  readonly words: readonly WordColumn[];
  /** 1-based line, or 0-based record, of each row. */
  readonly rows: Int32Array;
  readonly rowUnit: "line" | "record";
  readonly notices: readonly Notice[];
}

export interface TableColumn {
  readonly name: string;
  /** Set where the format says it beside the name, as in a column `mode`. */
  readonly split?: Split;
  /** Row of each value. */
  readonly index: Int32Array;
  readonly values: Float64Array;
}

/** Cells that are no numbers: `words[codes[i]]` stands in row `index[i]`. */
export interface WordColumn {
  readonly name: string;
  readonly index: Int32Array;
  readonly codes: Int32Array;
  readonly words: readonly string[];
}
