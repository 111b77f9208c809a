import { numberWords } from "./number-words.ts";

/** "step 4,220", "epoch 12", "row 7". */
export function stepWords(unit: string, step: number): string {
  return `${unit} ${placeWords(step)}`;
}

/** A place on the step axis: whole numbers whole, fractional epochs to one digit. */
export function placeWords(step: number): string {
  return numberWords(Number.isInteger(step) ? step : Math.round(step * 10) / 10);
}
