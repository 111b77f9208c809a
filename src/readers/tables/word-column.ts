import { RowNumbers } from "./number-column.ts";
import type { WordColumn } from "./table.ts";

/** Distinct words kept of one column; a column with more is free text, of which the first ones tell enough. */
const MAX_WORDS = 10_000;

/** Words of one column, each kept once. */
export class WordCells {
  readonly name: string;
  readonly #index = new RowNumbers();
  readonly #codes = new RowNumbers();
  readonly #known = new Map<string, number>();
  readonly #limit: number;
  #count = 0;

  constructor(name: string, limit = MAX_WORDS) {
    this.name = name;
    this.#limit = limit;
  }

  /** How many cells held words, the dropped ones too. */
  get count(): number {
    return this.#count;
  }

  push(row: number, word: string): void {
    this.#count += 1;
    let code = this.#known.get(word);
    if (code === undefined) {
      if (this.#known.size >= this.#limit) return;
      code = this.#known.size;
      this.#known.set(word, code);
    }
    this.#index.push(row);
    this.#codes.push(code);
  }

  column(): WordColumn {
    return {
      name: this.name,
      index: this.#index.numbers(),
      codes: this.#codes.numbers(),
      words: [...this.#known.keys()],
    };
  }
}
