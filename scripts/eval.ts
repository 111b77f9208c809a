// npm run eval [-- --misses] [--task T] [--format F] [--cause C] [--write]: diagnoses the labelled runs and prints the
// score table; --write also puts it into docs/accuracy.md.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { diagnosisJson, errorJson, toJson } from "../src/cli/diagnosis-json.ts";
import { readInput } from "../src/cli/read-inputs.ts";
import { diagnose } from "../src/pipeline.ts";
import { writeAccuracyDoc } from "./accuracy-doc.ts";
import { corpusFolder, type Label, readLabels, scoringTool } from "./corpus.ts";

const { values } = parseArgs({
  options: {
    misses: { type: "boolean" },
    json: { type: "boolean" },
    task: { type: "string" },
    format: { type: "string" },
    cause: { type: "string" },
    write: { type: "boolean" },
  },
});
const folder = corpusFolder();
if (folder === null) console.log("eval: skipped, no labelled runs (set POSTRUN_CORPUS)");
else await evaluate(folder);

async function evaluate(corpus: string): Promise<void> {
  const labels = readLabels(corpus).filter(isWanted);
  const started = performance.now();
  const lines: string[] = [];
  for (const { run } of labels) lines.push(...(await diagnosisLines(corpus, run)));
  const seconds = (performance.now() - started) / 1000;
  const cache = resolve(import.meta.dirname, "../node_modules/.cache/postrun-eval");
  mkdirSync(cache, { recursive: true });
  const truth = join(cache, "truth.jsonl");
  const diagnoses = join(cache, "diagnoses.jsonl");
  writeFileSync(truth, labels.map((label) => `${JSON.stringify(label)}\n`).join(""));
  writeFileSync(diagnoses, lines.join(""));
  const flags = [values.misses ? "--misses" : "", values.json ? "--json" : ""].filter((flag) => flag !== "");
  process.stdout.write(
    execFileSync("node", [scoringTool(), truth, diagnoses, ...flags], { encoding: "utf8" }),
  );
  if (values.write) writeAccuracyDoc({ cache, labels, lines });
  if (!values.json) console.log(`\n${labels.length} runs in ${seconds.toFixed(1)} s, in one process`);
}

function isWanted({ task, format, cause }: Label): boolean {
  return (
    (values.task === undefined || values.task === task) &&
    (values.format === undefined || values.format === format) &&
    (values.cause === undefined || values.cause === cause)
  );
}

async function diagnosisLines(corpus: string, run: string): Promise<string[]> {
  const result = await readInput(join(corpus, "runs", run), {});
  if ("error" in result) return [`${toJson(errorJson(result.input, result.name, result.error))}\n`];
  return result.runs.map((read) => `${toJson(diagnosisJson(read, diagnose(read)))}\n`);
}
