// npm run fuzz [-- --cases N] [--reader ID] [--seed S] [--case NUMBER]: reads damaged fixtures with every reader, and
// says which made it crash, hang, or take more memory than its bound. 10,000 cases a reader take a night.
import { parseArgs } from "node:util";
import { readers } from "../src/readers/index.ts";
import { type FuzzPlan, placeOf, runCases, type WorkerMessage } from "./fuzz/run-cases.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "10000" },
    reader: { type: "string", multiple: true },
    seed: { type: "string", default: "1" },
    case: { type: "string" },
  },
});
const ids = values.reader ?? readers.map(({ id }) => id);
const unknown = ids.find((id) => !readers.some((reader) => reader.id === id));
if (unknown !== undefined) throw new Error(`no reader is called ${unknown}`);
const plan: FuzzPlan = {
  readers: ids,
  first: whole(values.case ?? "0", "case"),
  cases: values.case === undefined ? whole(values.cases, "cases") : 1,
  seed: whole(values.seed, "seed"),
  readersModule: new URL("../src/readers/index.ts", import.meta.url).href,
};
const tally = new Map(ids.map((id) => [id, { runs: 0, refused: 0, failed: 0 }]));
const started = performance.now();
await runCases(plan, count);
report();

function count(message: WorkerMessage): void {
  const { reader, number } = placeOf(plan, message.at);
  const row = tally.get(reader);
  if (row === undefined) return;
  if (message.kind === "judged") {
    if (message.verdict === "runs") row.runs += 1;
    else row.refused += 1;
    return;
  }
  row.failed += 1;
  console.log(`FAILED: npm run fuzz -- --reader ${reader} --seed ${plan.seed} --case ${number}`);
  console.log(indented([...message.damage, message.why].join("\n")));
}

function report(): void {
  console.log(`${"reader".padEnd(22)} ${["cases", "runs", "refused", "failed"].map(cell).join("")}`);
  for (const [id, { runs, refused, failed }] of tally) {
    console.log(`${id.padEnd(22)} ${[runs + refused + failed, runs, refused, failed].map(cell).join("")}`);
  }
  const failed = [...tally.values()].reduce((sum, row) => sum + row.failed, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`fuzz: ${ids.length * plan.cases} cases, seed ${plan.seed}, ${failed} failed, ${seconds} s`);
  if (failed > 0) process.exitCode = 1;
}

function whole(text: string, name: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} ${text} is no whole number`);
}

function cell(value: string | number): string {
  return String(value).padStart(9);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
