/** `eta` is the step size to a mathematician and the time still to wait to everybody else. */
const ETA = /(^|[/. _-])(eta|\u03b7)$/i;

/** Whether a series of that name is a learning rate by its values: seconds or minutes to wait begin above 1. */
export function isRateCalledEta(sourceName: string, values: ArrayLike<number>): boolean {
  if (!ETA.test(sourceName) || values.length === 0) return false;
  for (let i = 0; i < values.length; i++)
    if (!((values[i] ?? Number.NaN) >= 0 && (values[i] ?? 2) <= 1)) return false;
  return true;
}
