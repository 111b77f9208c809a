import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ReadError } from "../../model/errors.ts";
import type { Run } from "../../model/run.ts";
import {
  MOST_RUN_BYTES,
  REPORT_SCHEMA,
  type ReportData,
  readReportData,
  writeReportData,
  writeRun,
} from "./report-data.ts";
import { refuseStrangeData } from "./strange-data.ts";

/**
 * The data as a comment at the end of a page: inert everywhere, also where scripts are stripped or forbidden. Base64
 * has no hyphen, so nothing in it ends the comment.
 */
export function dataComment(data: ReportData): string {
  const text = writeReportData(data);
  const body = deflateRawSync(text, { level: 9 }).toString("base64");
  return `<!--${MARK} deflate-raw sha256=${sha256(text)}\n${body}\n-->`;
}

const MARK = "postrun-report-data";

/** The data of a page; a ReadError where it carries none, or where it was damaged. */
export function dataOfPage(html: string, file: string): ReportData {
  const start = html.lastIndexOf(`<!--${MARK} `);
  const [head = "", body = ""] = html.slice(start, html.indexOf("-->", start)).split("\n");
  const digest = /sha256=([0-9a-f]{64})$/.exec(head)?.[1];
  if (start < 0 || digest === undefined) {
    throw new ReadError(`Cannot read ${file}: it carries no data of a report`, {
      hint: "Expected a page or a PDF that postrun report wrote",
    });
  }
  const text = inflated(Buffer.from(body, "base64"), file);
  if (sha256(text) !== digest) throw damaged(file);
  return dataOfText(text, file);
}

/** The data of a text that a report carries. */
export function dataOfText(text: string, file: string): ReportData {
  const schema = /^\{"schema":"([^"]{1,80})"/.exec(text)?.[1];
  if (schema !== REPORT_SCHEMA) {
    throw new ReadError(
      `Cannot read ${file}: its data is ${schema ?? "of no kind"}, expected ${REPORT_SCHEMA}`,
      {
        hint: "It may be of another version of postrun",
      },
    );
  }
  const data = readReportData(text);
  refuseStrangeData(data, file);
  return data;
}

/** The run where it is light enough to travel, else null. */
export function runToCarry(run: Run): Run | null {
  if (numbersOf(run) > MOST_NUMBERS) return null;
  return deflateRawSync(writeRun(run), { level: 9 }).length <= MOST_RUN_BYTES ? run : null;
}

/**
 * More numbers than this are not even tried: logged decimals take 1.5 bytes each or more when deflated (measured on the
 * bundled and the labelled runs), so a million of them never fit, and deflating them takes seconds.
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

function inflated(bytes: Uint8Array, file: string): string {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_TEXT }).toString("utf8");
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function damaged(file: string, cause?: unknown): ReadError {
  return new ReadError(`Cannot read ${file}: the data in it is damaged (its digest does not match)`, {
    cause,
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
