// npm run bench: times postrun against a peer in the same run; minimum, median and maximum of each.
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Papa from "papaparse";
import { readInput } from "../src/cli/read-inputs.ts";

const ROOT = resolve(import.meta.dirname, "..");
const MAIN = join(ROOT, "dist/main.js");
const RUN = join(ROOT, "fixtures/scenarios/divergence");

if (!existsSync(MAIN)) throw new Error("dist/main.js is absent: npm run build first");
const folder = mkdtempSync(join(tmpdir(), "postrun-bench-"));
try {
  await programs();
  await tables();
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

/** One million rows of eight numbers, against papaparse as it is usually called. */
async function tables(): Promise<void> {
  const file = join(folder, "metrics.csv");
  const rows = ["step,epoch,lr,grad_norm,loss,val_loss,accuracy,val_accuracy"];
  for (let i = 0; i < 1_000_000; i++) {
    const x = (i * 7919) % 100_003;
    rows.push(`${i},${i / 1000},0.001,${x / 1e5},${x / 3e5},${x / 2e5},${x / 4e5},${x / 5e5}`);
  }
  writeFileSync(file, `${rows.join("\n")}\n`);
  rows.length = 0;
  await time("papaparse, header and dynamicTyping (peer)", 3, () => {
    Papa.parse(readFileSync(file, "utf8"), { header: true, dynamicTyping: true });
  });
  await time("papaparse, streamed strings (peer)", 3, () => streamed(file));
  await time("postrun, the same file to a Run", 3, async () => {
    await readInput(file, {});
  });
}

function streamed(file: string): Promise<void> {
  return new Promise((done, fail) => {
    Papa.parse(createReadStream(file), { step: () => {}, complete: () => done(), error: fail });
  });
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
