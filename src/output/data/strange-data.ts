import { ReadError } from "../../model/errors.ts";
import type { ReportData } from "./report-data.ts";

/**
 * A report comes from anybody. Its texts are escaped like any run's; what goes into markup as it is, names of anchors
 * and figures and the targets of links, is refused unless it is of the form that postrun writes.
 */
export function refuseStrangeData(data: ReportData, file: string): void {
  const strange = strangeIn(data.document, "document");
  if (strange === null) return;
  throw new ReadError(`Cannot read ${file}: ${strange} is of no form that postrun writes`);
}

/** Keys whose values reach markup unescaped or as an address. */
const FORMS: Readonly<Record<string, RegExp>> = {
  anchor: /^[\w-]+$/,
  href: /^#[\w-]+$/,
  id: /^[\w-]+$/,
  uri: /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*$/,
};

function strangeIn(value: unknown, place: string): string | null {
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return null;
  for (const [key, item] of Object.entries(value)) {
    const form = FORMS[key];
    if (form && typeof item === "string" && !form.test(item)) return `${place}.${key}`;
    const strange = strangeIn(item, `${place}.${key}`);
    if (strange !== null) return strange;
  }
  return null;
}
