// npm run scenarios [-- --check] [name…]: trains the bundled runs of fixtures/scenarios, or says which differ from what is there.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { scenarios } from "./scenario-files.ts";
import { writeRun } from "./write-run.ts";

const checking = process.argv.includes("--check");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const stale: string[] = [];
for (const { name, make } of scenarios()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = resolve(import.meta.dirname, "../../fixtures/scenarios", name);
  const files = make();
  if (checking)
    stale.push(
      ...[...files]
        .filter(([file, text]) => differs(join(folder, file), text))
        .map(([file]) => `${name}/${file}`),
    );
  else writeRun(folder, files);
  const log = files.get("train.log")?.trim().split("\n") ?? [];
  if (!checking)
    console.log(`${name}  ${[...files.values()].join("").length} bytes\n  ${log[0]}\n  ${log.at(-1)}`);
}
if (stale.length > 0) {
  console.error(`stale: ${stale.join(", ")}; run npm run scenarios`);
  process.exitCode = 1;
}

function differs(file: string, text: string): boolean {
  return !existsSync(file) || readFileSync(file, "utf8") !== text;
}
