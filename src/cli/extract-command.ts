import { join } from "node:path";
import { drawnCsv, figuresJson, runJson, seriesCsv, sourcesJson } from "../output/data/extract.ts";
import { only, parseOptions } from "./options.ts";
import { readReport } from "./read-report.ts";
import type { Terminal } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";
import { resultText } from "./write-report.ts";

/** `postrun extract REPORT`: the result and the points of a page or a PDF as files again. */
export async function extractCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(argv, { out: { type: "string" } });
  const path = only(parsed, "a page or a PDF that postrun report wrote");
  const { out } = parsed.values;
  const folder = typeof out === "string" ? out : "postrun-data";
  const data = await readReport(path);
  const files: Readonly<Record<string, string | null>> = {
    "result.json": resultText(data),
    "drawn.csv": drawnCsv(data),
    "figures.json": figuresJson(data),
    "sources.json": sourcesJson(data),
    "series.csv": seriesCsv(data),
    "run.json": runJson(data),
  };
  for (const [name, text] of Object.entries(files)) {
    if (text === null) continue;
    await writeWhole(join(folder, name), text);
    terminal.out.write(`${join(folder, name)}\n`);
  }
  if (data.run === null) {
    terminal.out.write(
      "The report does not carry the run itself: sources.json has the digests of its files\n",
    );
  }
  return 0;
}
