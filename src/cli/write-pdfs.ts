import { renderPaperEdition } from "../output/html/report-page.ts";
import type { PrintJob } from "../output/pdf/pdf.ts";
import { completeReportPdf } from "../output/pdf/report-pdf.ts";
import { SUMMARY_LEVELS, summaryOf } from "../report/summary.ts";
import { findBrowser } from "./find-browser.ts";
import type { Formats } from "./report-formats.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";
import { resultText, type WrittenReport } from "./write-report.ts";

interface PdfFile {
  readonly path: string;
  readonly report: WrittenReport;
  readonly job: PrintJob;
}

/** One browser prints all PDFs that were asked for; without any, the pages stand and the exit code says so. */
export async function writePdfs(
  reports: readonly WrittenReport[],
  formats: Formats,
  terminal: Terminal,
): Promise<void> {
  const files = reports.flatMap((report) => [
    ...(formats.pdf ? [fullEdition(report)] : []),
    ...(formats.summary ? [summaryEdition(report)] : []),
  ]);
  if (files.length === 0) return;
  const browser = await findBrowser(terminal.env, formats.browser, terminal.places);
  const { renderPdfs } = await import("../output/pdf/pdf.ts");
  await renderPdfs(
    files.map(({ job }) => job),
    { browser, paper: formats.paper, date: reports[0]?.data.date ?? null },
    async (bytes, i) => {
      const file = files[i];
      if (!file) return;
      progress(terminal, `writing ${file.path}`);
      const { data } = file.report;
      await writeWhole(file.path, completeReportPdf(bytes, data, resultText(data)));
      endProgress(terminal);
      terminal.out.write(`${file.path}\n`);
    },
  );
}

/** The page itself on paper; one that was made smaller is drawn whole again. */
function fullEdition(report: WrittenReport): PdfFile {
  const { base, data, html, reduced } = report;
  const page = async () => (reduced ? renderPaperEdition(data) : html);
  return {
    path: `${base}.pdf`,
    report,
    job: { pages: [page], mostSheets: Number.POSITIVE_INFINITY },
  };
}

function summaryEdition(report: WrittenReport): PdfFile {
  const { base, data } = report;
  const pages = SUMMARY_LEVELS.map(
    (level) => () => renderPaperEdition(data, summaryOf(data.document, level)),
  );
  return { path: `${base}-summary.pdf`, report, job: { pages, mostSheets: 2 } };
}
