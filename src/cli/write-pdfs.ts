import { findBrowser } from "./find-browser.ts";
import type { Formats } from "./report-formats.ts";
import { endProgress, progress, type Terminal } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";
import type { WrittenReport } from "./write-report.ts";

/** One browser prints all PDFs that were asked for; without any, the pages stand and the exit code says so. */
export async function writePdfs(
  reports: readonly WrittenReport[],
  formats: Formats,
  terminal: Terminal,
): Promise<void> {
  if (!formats.pdf || reports.length === 0) return;
  const browser = await findBrowser(terminal.env, formats.browser, terminal.places);
  const { renderPdfs } = await import("../output/pdf/pdf.ts");
  await renderPdfs(
    reports.map(({ html }) => html),
    { browser, paper: formats.paper, date: reports[0]?.data.date ?? null },
    async (bytes, i) => {
      const base = reports[i]?.base ?? "";
      progress(terminal, `printing ${base}.pdf`);
      await writeWhole(`${base}.pdf`, bytes);
      endProgress(terminal);
      terminal.out.write(`${base}.pdf\n`);
    },
  );
}
