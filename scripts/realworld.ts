// npm run test:realworld [-- --only NAME] [--notices] [--write]: reads every public training run that lies beside the
// project, prints a table, and fails where one is neither read as is known of it nor refused with its true reason.
// --write puts how the runs are read now into scripts/realworld/expectations.json; what a person looked up stays.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readInput } from "../src/cli/read-inputs.ts";
import { runLine, spanText } from "../src/cli/run-line.ts";
import { textTable } from "../src/cli/text-table.ts";
import { diagnose } from "../src/pipeline.ts";
import { differences, type JudgedRun, runText } from "./realworld/compare-run.ts";
import { type Expectation, readExpectations } from "./realworld/expectation.ts";
import { loggersAgree } from "./realworld/loggers-agree.ts";

/** The public run that three loggers wrote side by side. */
const THREE_LOGGERS = "ultralytics/run-03";

const { values } = parseArgs({
  options: { only: { type: "string" }, notices: { type: "boolean" }, write: { type: "boolean" } },
});
const root = resolve(import.meta.dirname, "../../shared/realworld");
if (!existsSync(root)) console.log("realworld: skipped, no public runs beside the project");
else await checkAll(folders().filter((name) => values.only === undefined || name.includes(values.only)));

function folders(): string[] {
  const subfolders = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return subfolders(root).flatMap((format) =>
    subfolders(join(root, format))
      .map((run) => `${format}/${run}`)
      .sort(),
  );
}

async function checkAll(names: readonly string[]): Promise<void> {
  const known = readExpectations();
  const written: Record<string, Expectation> = { ...known };
  const rows: string[][] = [];
  const wrong: string[] = [];
  for (const name of names) {
    const result = await readInput(join(root, name), {});
    const expected = known[name] ?? {};
    if ("error" in result) {
      rows.push([name, "refused", "", "", result.error.message.replace(`${root}/`, "")]);
      if (expected.refused === undefined || !result.error.message.includes(expected.refused))
        wrong.push(`${name}: refused, expected ${expected.refused ?? "to be read"}: ${result.error.message}`);
      continue;
    }
    const found = result.runs.map((run): JudgedRun => {
      const { verdict, causes } = diagnose(run);
      return { run, verdict, causes };
    });
    rows.push(...found.map((one) => rowOf(name, one)));
    wrong.push(...differences(found, expected).map((text) => `${name}: ${text}`));
    if (name === THREE_LOGGERS) wrong.push(...agreementOf(found).map((text) => `${name}: ${text}`));
    written[name] = { runs: found.map(({ run }) => runText(run)), ...without(expected) };
  }
  process.stdout.write(textTable(["run", "format", "series", "points", "span", "notices"], rows, [2, 3]));
  if (values.write) write(written);
  else end(wrong, { folders: names.length, runs: rows.length, known });
}

function without({ runs: _, ...rest }: Expectation): Expectation {
  return rest;
}

function rowOf(name: string, { run }: JudgedRun): string[] {
  const { format, series, points, span } = runLine(run);
  const counts = new Map<string, number>();
  for (const { code } of run.notices) counts.set(code, (counts.get(code) ?? 0) + 1);
  const notices = [...counts].map(([code, count]) => (count === 1 ? code : `${code} ${count}`)).join(", ");
  const shown = run.name.includes("/") ? `${name}${run.name.slice(run.name.indexOf("/"))}` : name;
  if (values.notices) for (const { message } of run.notices) console.log(`${shown}: ${message}`);
  return [shown, formatsOf(run, format), String(series), String(points), spanText(span), notices];
}

/** The reader of the metrics first, then those of its other files. */
function formatsOf(run: JudgedRun["run"], main: string): string {
  const others = run.provenance.flatMap(({ readAs }) => (readAs === null || readAs === main ? [] : [readAs]));
  return [main, ...new Set(others)].join(" ");
}

function agreementOf(found: readonly JudgedRun[]): readonly string[] {
  const [only] = found;
  if (only === undefined || found.length > 1)
    return [`${found.length} runs, expected one with three loggers`];
  const { loggers, series, values: compared, differences: wrong } = loggersAgree(only.run);
  console.log(`${THREE_LOGGERS}: ${loggers} loggers, ${series} quantities, ${compared} values compared`);
  return loggers === 3 && series > 0 ? wrong : [`${loggers} loggers share ${series} quantities, expected 3`];
}

function write(written: Readonly<Record<string, Expectation>>): void {
  const sorted = Object.fromEntries(Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1)));
  const file = resolve(import.meta.dirname, "realworld/expectations.json");
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
  console.log(`written: ${file} (npx biome format --write puts it in order)`);
}

function end(
  wrong: readonly string[],
  of: { folders: number; runs: number; known: Readonly<Record<string, Expectation>> },
): void {
  const byHand = Object.values(of.known).filter((one) => one.byHand !== undefined).length;
  console.log(`\n${of.folders} folders, ${of.runs} runs; ${byHand} folders hold numbers looked up by hand`);
  const rows = Object.values(of.known).flatMap(({ judged }) => judged ?? []);
  const count = (agrees: string): number => rows.filter((row) => row.agrees === agrees).length;
  console.log(
    `${rows.length} judged runs: the diagnosis agrees with ${count("yes")}, partly with ${count("partly")}, and differs from ${count("no")}`,
  );
  for (const text of wrong) console.log(`wrong: ${text}`);
  if (wrong.length > 0) process.exitCode = 1;
}
