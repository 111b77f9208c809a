// npm run bench: times postrun against a peer in the same run; minimum, median and maximum of each.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeEvents, writeTable } from "./large-files.ts";
import { compare, measure, measureTensorboard } from "./measure.ts";

const ROOT = resolve(import.meta.dirname, "..");
const MAIN = join(ROOT, "dist/main.js");
const RUN = join(ROOT, "fixtures/scenarios/divergence");

if (!existsSync(MAIN)) throw new Error("dist/main.js is absent: npm run build first");
const folder = mkdtempSync(join(tmpdir(), "postrun-bench-"));
try {
  await programs();
  await reading();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Whole processes, as a user starts them. */
async function programs(): Promise<void> {
  const node = (...args: string[]) => execFileSync(process.execPath, args, { stdio: "ignore" });
  await time("node -e 0 (peer)", 9, () => node("-e", "0"));
  await time("postrun --help", 9, () => node(MAIN, "--help"));
  await time("postrun diagnose, bundled run", 5, () => node(MAIN, "diagnose", RUN));
  await time("postrun report, bundled run", 5, () => node(MAIN, "report", RUN, "--out", folder));
  await time("postrun report --pdf, bundled run", 3, () =>
    node(MAIN, "report", RUN, "--pdf", "--out", folder),
  );
}

/** Processor seconds and memory of reading, each in a process of its own, against a peer over the same file. */
async function reading(): Promise<void> {
  const table = join(folder, "metrics.csv");
  writeTable(table);
  const events = join(folder, "events");
  writeEvents(events);
  const step = measure("papaparse, a bare step loop (peer)", ["step", table]);
  const rows = measure("postrun, the same table to a Run", ["runs", table]);
  compare(rows, step, "at most 1.6 times the peer, and 200 MB");
  const diagnosed = measure("postrun, diagnosis of 1 M rows, with reading", ["diagnose", table]);
  console.log(
    `  of it ${(diagnosed.seconds - rows.seconds).toFixed(2)} s beside reading; aim: at most 2 s in all`,
  );
  const python = join(ROOT, "node_modules/.cache/postrun-interop/venv/bin/python");
  const scalars = measure("postrun, 1 M scalars of an event file", ["runs", events]);
  if (!existsSync(python)) console.log("TensorBoard: skipped, no environment of npm run test:interop");
  else compare(scalars, measureTensorboard(python, events), "a tenth of the peer");
}

async function time(name: string, times: number, work: () => unknown): Promise<void> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const [least, middle, most] = [taken[0], taken[Math.floor(times / 2)], taken.at(-1)].map((ms) =>
    (ms ?? 0).toFixed(0).padStart(6),
  );
  console.log(`${name.padEnd(46)} min ${least}  median ${middle}  max ${most} ms`);
}
