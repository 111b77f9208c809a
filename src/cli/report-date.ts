import { UsageError } from "../model/errors.ts";

/** The date a report states: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else none, so bytes never depend on the clock. */
export function reportDate(env: Readonly<Record<string, string | undefined>>): string | null {
  const epoch = env["SOURCE_DATE_EPOCH"];
  if (epoch === undefined || epoch === "") return null;
  const seconds = Number(epoch);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 253_402_300_799) {
    throw new UsageError(
      `Wrong SOURCE_DATE_EPOCH ${JSON.stringify(epoch)}: expected whole seconds since 1970`,
    );
  }
  return new Date(seconds * 1000).toISOString();
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "24 Nov 2026" for an ISO date, of the day in UTC: the same in every zone and language. */
export function dayInWords(isoDate: string | null): string | null {
  if (isoDate === null) return null;
  const date = new Date(isoDate);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
