/** Numbers of one column with the rows where they were logged; grows as rows come. */
export class NumberColumn {
  readonly name: string;
  #values: Float64Array;
  /** Null while no row was skipped: then value i stands in row i, and all such columns share one index. */
  #index: Int32Array | null = null;
  #length = 0;

  constructor(name: string, capacity = 64) {
    this.name = name;
    this.#values = new Float64Array(Math.max(1, capacity));
  }

  get length(): number {
    return this.#length;
  }

  /** Adds the value of a row; rows come in rising order. */
  push(row: number, value: number): void {
    const at = this.#length;
    if (at === this.#values.length) this.#grow();
    if (this.#index === null && row !== at) this.#index = identity(at, this.#values.length);
    if (this.#index !== null) this.#index[at] = row;
    this.#values[at] = value;
    this.#length = at + 1;
  }

  /** The values, without the spare room. */
  values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** The row of each value; `shared` is 0, 1, 2 … for columns that skip no row: the same object where they fill all rows. */
  index(shared: Int32Array): Int32Array {
    if (this.#index === null && shared.length === this.#length) return shared;
    return (this.#index ?? shared).subarray(0, this.#length);
  }

  #grow(): void {
    const values = new Float64Array(this.#values.length * 2);
    values.set(this.#values);
    this.#values = values;
    if (this.#index === null) return;
    const index = new Int32Array(values.length);
    index.set(this.#index);
    this.#index = index;
  }
}

/** 0, 1, 2 … up to `length`, in an array with room for `capacity`. */
export function identity(length: number, capacity = length): Int32Array {
  const index = new Int32Array(capacity);
  for (let i = 0; i < length; i += 1) index[i] = i;
  return index;
}

/** Line numbers of rows, growing as rows come. */
export class RowNumbers {
  #rows: Int32Array;
  #length = 0;

  constructor(capacity = 64) {
    this.#rows = new Int32Array(Math.max(1, capacity));
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#rows.length) {
      const rows = new Int32Array(this.#rows.length * 2);
      rows.set(this.#rows);
      this.#rows = rows;
    }
    this.#rows[this.#length] = number;
    this.#length += 1;
  }

  numbers(): Int32Array {
    return this.#rows.subarray(0, this.#length);
  }
}
