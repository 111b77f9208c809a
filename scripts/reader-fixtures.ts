import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Case } from "./reader-fixtures/case.ts";
import { mlflowCases } from "./reader-fixtures/mlflow-cases.ts";
import { tensorboardCases } from "./reader-fixtures/tensorboard-cases.ts";
import { wandbCases } from "./reader-fixtures/wandb-cases.ts";

/** Writes the fixtures of the readers whose files are binary, or folders of many small files. All numbers are invented. */
const ROOT = resolve(import.meta.dirname, "../fixtures/readers");

for (const one of [...tensorboardCases(), ...mlflowCases(), ...wandbCases()]) write(one);

function write({ format, name, about, files }: Case): void {
  const folder = join(ROOT, format, name);
  rmSync(join(folder, "input"), { recursive: true, force: true });
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, "input", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  writeFileSync(
    join(folder, "SOURCE.md"),
    `${about}\n\nWritten by scripts/reader-fixtures.ts; the numbers are invented.\n`,
  );
}
