import { fieldsOf, realOf } from "../wire/protobuf.ts";
import type { SummaryValue } from "./event.ts";

/** Whether the value is a histogram in the older encoding, a message of its own. */
export function isOldHistogram(value: SummaryValue): boolean {
  return value.histogram !== null;
}

/**
 * L2 norm of the tensor behind a `HistogramProto` (1 min, 2 max, 3 num, 4 sum, 5 sum_squares, 6 bucket_limit, 7 bucket):
 * the root of its sum of squares, which torch and tensorboardX write exactly; null where the field is absent though
 * the tensor has elements other than zero. The newer tensor encoding has counts only, so no norm can be had from it.
 */
export function normOfHistogram(message: Uint8Array): number | null {
  let min = 0;
  let max = 0;
  let squares: number | null = null;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) min = realOf(field);
    else if (field.number === 2) max = realOf(field);
    else if (field.number === 5) squares = realOf(field);
  }
  if (squares !== null) return Math.sqrt(squares);
  return min === 0 && max === 0 ? 0 : null;
}
