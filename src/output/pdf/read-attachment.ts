import { inflateSync } from "node:zlib";
import { ReadError } from "../../model/errors.ts";
import { dataOfText } from "../data/pack.ts";
import type { ReportData } from "../data/report-data.ts";

/** The data attached to a PDF of a report; a ReadError where none is. */
export function dataOfPdf(bytes: Uint8Array, file: string): ReportData {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // By object, not by the cross-reference table: what another program wrote anew is found as well.
  const text = pdf.toString("latin1");
  for (const { index } of text.matchAll(/\/Type ?\/EmbeddedFile\b/g)) {
    const after = text.slice(index, index + LONGEST_HEAD);
    const [head = ""] = /^[\s\S]*?\bstream\r?\n/.exec(after) ?? [];
    const length = Number(/\/Length (\d+)\b(?! \d+ R)/.exec(head)?.[1] ?? 0);
    if (!head.includes("/FlateDecode")) continue;
    const body = inflatedOrNull(pdf.subarray(index + head.length, index + head.length + length));
    if (body?.startsWith('{"schema":"postrun.report/')) return dataOfText(body, file);
  }
  throw new ReadError(`Cannot read ${file}: no data of a report is attached to it`, {
    hint: "Programs that save a PDF anew may drop or pack what is attached",
  });
}

/** Between the type of a stream and its first byte stand a few entries. */
const LONGEST_HEAD = 2000;

const MOST_TEXT = 256 * 1024 ** 2;

function inflatedOrNull(bytes: Uint8Array): string | null {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_TEXT }).toString("utf8");
  } catch {
    return null;
  }
}
