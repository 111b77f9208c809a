import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ReadError } from "../../model/errors.ts";
import type { Run } from "../../model/run.ts";
import { fromBase85, toBase85 } from "./base85.ts";
import {
  KNOWN_SCHEMAS,
  MOST_RUN_BYTES,
  packReportData,
  packRun,
  REPORT_SCHEMA,
  type ReportData,
  readReportData,
  unpackReportData,
} from "./report-data.ts";
import { refuseStrangeData } from "./strange-data.ts";

/**
 * The data as a comment at the end of a page: inert everywhere, also where scripts are stripped or forbidden. Base85 has
 * no hyphen, so nothing in it ends the comment.
 */
export function dataComment(data: ReportData): string {
  const bytes = packReportData(data);
  const body = toBase85(deflateRawSync(bytes, { level: 9 }));
  return `<!--${MARK}/2 deflate-raw base85 sha256=${sha256(bytes)}\n${body}\n-->`;
}

const MARK = "postrun-report-data";

/** The data of a page; a ReadError where it carries none, where it was damaged, or where a later postrun packed it. */
export function dataOfPage(html: string, file: string): ReportData {
  const start = html.lastIndexOf(`<!--${MARK}`);
  const [head = "", body = ""] = html.slice(start, html.indexOf("-->", start)).split("\n");
  const [, version = "/1", digest] = HEAD.exec(head) ?? [];
  if (start < 0 || digest === undefined) {
    throw new ReadError(`Cannot read ${file}: it carries no data of a report`, {
      hint: "Expected a page or a PDF that postrun report wrote",
    });
  }
  if (version !== "/1" && version !== "/2") {
    throw new ReadError(
      `Cannot read ${file}: its data is packed as ${MARK}${version}, expected ${MARK}/2 or before`,
      { hint: "It may be of a later version of postrun" },
    );
  }
  const bytes = inflated(version === "/1" ? Buffer.from(body, "base64") : fromBase85(body), file);
  if (sha256(bytes) !== digest) throw damaged(file);
  return version === "/1" ? dataOfText(bytes.toString("utf8"), file) : dataOfBytes(bytes, file);
}

/** Version 1 named none, was base64, and held text. */
const HEAD = new RegExp(`^<!--${MARK}(/\\d{1,6})? .*sha256=([0-9a-f]{64})$`);

/** The data of a text that a report carries. */
export function dataOfText(text: string, file: string): ReportData {
  const schema = /^\{"schema":"([^"]{1,80})"/.exec(text)?.[1];
  refuseUnknownSchema(schema, file);
  const data = readReportData(text);
  refuseStrangeData(data, file);
  return data;
}

function dataOfBytes(bytes: Buffer, file: string): ReportData {
  const schema = /^[^\0]*\0\{"schema":"([^"]{1,80})"/.exec(bytes.toString("latin1"))?.[1];
  refuseUnknownSchema(schema, file);
  const data = unpacked(bytes, file);
  refuseStrangeData(data, file);
  return data;
}

function unpacked(bytes: Buffer, file: string): ReportData {
  try {
    return unpackReportData(bytes);
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function refuseUnknownSchema(schema: string | undefined, file: string): void {
  if (schema !== undefined && KNOWN_SCHEMAS.includes(schema)) return;
  throw new ReadError(
    `Cannot read ${file}: its data is ${schema ?? "of no kind"}, expected ${REPORT_SCHEMA}`,
    { hint: "It may be of another version of postrun" },
  );
}

/** The run where it is light enough to travel, else null. */
export function runToCarry(run: Run): Run | null {
  if (numbersOf(run) > MOST_NUMBERS) return null;
  return deflateRawSync(packRun(run), { level: 9 }).length <= MOST_RUN_BYTES ? run : null;
}

/**
 * More numbers than this are not even tried: packed decimals take a byte each or more (measured on the bundled runs: 1.7 to
 * 3.4), so that half a million never fit, and packing more takes seconds.
 */
const MOST_NUMBERS = 500_000;

function numbersOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return (value as Float64Array).length;
  if (value === null || typeof value !== "object") return 1;
  let sum = 0;
  for (const item of Object.values(value)) sum += numbersOf(item);
  return sum;
}

/** A page of some megabytes does not inflate to more than this; what claims to is no report. */
const MOST_TEXT = 256 * 1024 ** 2;

function inflated(bytes: Uint8Array, file: string): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_TEXT });
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function damaged(file: string, cause?: unknown): ReadError {
  return new ReadError(`Cannot read ${file}: the data in it is damaged`, {
    cause,
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
