import { UsageError } from "../model/errors.ts";
import { only, parseOptions } from "./options.ts";
import { readReport } from "./read-report.ts";
import { FORMAT_OPTIONS, formatsOf } from "./report-formats.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";
import { writePdfs } from "./write-pdfs.ts";
import { writeReport } from "./write-report.ts";

const OPTIONS = { ...FORMAT_OPTIONS, out: { type: "string", short: "o" } } as const;

/** `postrun rerender REPORT -o NEW.html`: a new report from an old one, its sources not needed. */
export async function rerenderCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, OPTIONS);
  const path = only(parsed, "a page or a PDF that postrun report wrote");
  const { out } = parsed.values;
  if (typeof out !== "string" || !out.endsWith(".html")) {
    throw new UsageError("Wrong usage: expected -o NEW.html, where to write the new page");
  }
  const formats = formatsOf(parsed);
  const old = await readReport(path);
  if (old.version !== version) {
    terminal.err.write(
      `postrun: ${path} was diagnosed by postrun ${old.version}; its findings stay, the page is that of ${version}\n`,
    );
  }
  const edition = { ...old.edition, static: formats.static ?? old.edition.static };
  const data = { ...old, author: formats.author ?? old.author, edition };
  const report = await writeReport(data, out.slice(0, -".html".length), { formats, terminal });
  await writePdfs([report], formats, terminal);
  return 0;
}
