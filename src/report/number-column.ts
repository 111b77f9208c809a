import type { Table } from "../model/document.ts";

/** A column of numbers, set flush right; `wideOnly` leaves it out on a phone. */
export function numberColumn(head: string, wideOnly: boolean): Table["columns"][number] {
  return { head, align: "right", scale: null, wideOnly };
}
