/** Class of an error by its share of the true class; null where there is none. Shares double from 1 %. */
export function errorClass(count: number, total: number): number {
  if (count <= 0 || total <= 0) return 0;
  const share = count / total;
  return 1 + ERROR_BOUNDARIES.filter((boundary) => share >= boundary).length;
}

/** Shares of the true class between the classes of errors e1 to e6. */
export const ERROR_BOUNDARIES = [0.01, 0.02, 0.04, 0.08, 0.16] as const;
