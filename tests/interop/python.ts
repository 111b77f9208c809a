import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ENVIRONMENT = resolve("node_modules/.cache/postrun-interop/venv");
const REQUIREMENTS = resolve("tests/interop/requirements.txt");
const SCRIPT = resolve("tests/interop/write-runs.py");

/** Why the real loggers cannot be run here, or null where they can; installs them into an environment of its own once. */
export function whyNoLoggers(): string | null {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
  } catch {
    return "python3 is not installed";
  }
  const python = join(ENVIRONMENT, "bin", "python");
  const installed = join(ENVIRONMENT, "installed.txt");
  const wanted = readFileSync(REQUIREMENTS, "utf8");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return null;
  try {
    execFileSync("python3", ["-m", "venv", ENVIRONMENT], { stdio: "pipe" });
    execFileSync(python, ["-m", "pip", "install", "-q", "-r", REQUIREMENTS], { stdio: "pipe" });
    execFileSync("cp", [REQUIREMENTS, installed]);
    return null;
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `the loggers could not be installed (${line})`;
  }
}

/** A new folder with what a logger wrote. */
export function writeRun(logger: "tensorboardx" | "mlflow" | "wandb"): string {
  const folder = mkdtempSync(join(tmpdir(), "postrun-interop-"));
  const python = join(ENVIRONMENT, "bin", "python");
  execFileSync(python, [SCRIPT, logger, folder], { cwd: folder, stdio: "pipe" });
  return folder;
}
