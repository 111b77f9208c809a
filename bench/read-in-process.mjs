// node bench/read-in-process.mjs step|runs|diagnose PATH: reads (and diagnoses) one input and prints what it took, as JSON. Needs npm run build.
import { createReadStream } from "node:fs";
import Papa from "papaparse";
import { diagnose, openSource, readRuns } from "../dist/index.js";

const [how, path] = process.argv.slice(2);
const source = how === "step" ? null : await openSource(path);
const before = process.memoryUsage.rss();
const start = process.cpuUsage();
if (source === null) await stepThrough();
else {
  const runs = await readRuns(source, { hashes: false });
  if (how === "diagnose") for (const run of runs) diagnose(run);
}
const { user, system } = process.cpuUsage(start);
const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }));

function stepThrough() {
  return new Promise((complete, error) => {
    Papa.parse(createReadStream(path), { step: () => {}, complete, error });
  });
}
