/** One case of a reader: files by name. */
export interface Case {
  readonly format: string;
  readonly name: string;
  readonly about: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** Seconds since 1970 UTC at which the invented runs begin. */
export const START = 1_700_000_000;

/** A loss that falls like 1/step. */
export function loss(step: number): number {
  return 2 / (1 + step / 10);
}

/** Steps from (included) to (excluded). */
export function steps(from: number, to: number, by = 1): number[] {
  return Array.from({ length: Math.ceil((to - from) / by) }, (_, i) => from + i * by);
}
