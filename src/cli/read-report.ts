import { readFile } from "node:fs/promises";
import { ReadError } from "../model/errors.ts";
import { dataOfPage } from "../output/data/pack.ts";
import type { ReportData } from "../output/data/report-data.ts";
import { dataOfPdf } from "../output/pdf/read-attachment.ts";

/** The data that a report carries, page or PDF by its content. */
export async function readReport(path: string): Promise<ReportData> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new ReadError(`Cannot read ${path}: ${reason}`, { cause });
  });
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return dataOfPdf(bytes, path);
  return dataOfPage(bytes.toString("utf8"), path);
}
