import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ENVIRONMENT = resolve("node_modules/.cache/postrun-interop/venv");
/** The interpreter of that environment. */
export const PYTHON = join(ENVIRONMENT, "bin", "python");
const REQUIREMENTS = resolve("tests/interop/requirements.txt");
const WITHOUT_DEPENDENCIES = resolve("tests/interop/requirements-torch.txt");
const LOAD_WITHOUT_CUDA = resolve("tests/interop/load-without-cuda.py");

/** Why the real loggers cannot be run here, or null where they can; installs them into an environment of its own once. */
export function whyNoLoggers(): string | null {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
  } catch {
    return "python3 is not installed";
  }
  const installed = join(ENVIRONMENT, "installed.txt");
  const wanted = [REQUIREMENTS, WITHOUT_DEPENDENCIES, LOAD_WITHOUT_CUDA]
    .map((file) => readFileSync(file, "utf8"))
    .join("");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return null;
  try {
    execFileSync("python3", ["-m", "venv", "--clear", ENVIRONMENT], { stdio: "pipe" });
    const install = ["-m", "pip", "install", "-q", "--no-compile"];
    execFileSync(PYTHON, [...install, "-r", REQUIREMENTS], { stdio: "pipe" });
    execFileSync(PYTHON, [...install, "--no-deps", "-r", WITHOUT_DEPENDENCIES], { stdio: "pipe" });
    execFileSync(PYTHON, [LOAD_WITHOUT_CUDA], { stdio: "pipe" });
    writeFileSync(installed, wanted);
    return null;
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `the loggers could not be installed (${line})`;
  }
}

/** What can be written, with the script that does. */
const SCRIPTS = {
  dvclive: "write-runs.py",
  lightgbm: "write-runs.py",
  mlflow: "write-runs.py",
  mlflow_server: "write-runs.py",
  mlflow_sqlite: "write-runs.py",
  tensorboardx: "write-runs.py",
  trackio: "write-runs.py",
  wandb: "write-runs.py",
  xgboost: "write-runs.py",
  hf_trainer: "write-frameworks.py",
  keras_csv: "write-frameworks.py",
  lightning_csv: "write-frameworks.py",
  safetensors_save: "write-frameworks.py",
  sb3: "write-frameworks.py",
  sb3_logger: "write-frameworks.py",
  torch_save: "write-frameworks.py",
  torch_summary: "write-frameworks.py",
  catboost: "write-tools.py",
  catboost_log: "write-tools.py",
  class_report: "write-tools.py",
  clearml: "write-tools.py",
  onnx: "write-tools.py",
  optuna_journal: "write-tools.py",
  optuna_sqlite: "write-tools.py",
  spacy: "write-tools.py",
} as const;

export type Writer = keyof typeof SCRIPTS;

/** Nothing is reported to anybody, and no setting of this machine reaches the loggers. */
const QUIET = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CLEARML|HF|MLFLOW|WANDB|TRACKIO)_/.test(name)),
  ),
  DO_NOT_TRACK: "true",
  CLEARML_OFFLINE_MODE: "1",
  DVC_NO_ANALYTICS: "true",
  MLFLOW_DISABLE_TELEMETRY: "true",
};

/** A new folder with what a logger wrote, and what it said of it. */
export function writeRun(writer: Writer, ...more: readonly string[]): { folder: string; said: string } {
  const folder = mkdtempSync(join(tmpdir(), "postrun-interop-"));
  const said = execFileSync(PYTHON, [resolve("tests/interop", SCRIPTS[writer]), writer, folder, ...more], {
    cwd: folder,
    stdio: "pipe",
    encoding: "utf8",
    env: QUIET,
  });
  return { folder, said };
}

/** A tracking server of MLflow on loopback. */
export interface LiveServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts `mlflow server` over a database in a folder, and waits until it answers. */
export async function startMlflow(folder: string): Promise<LiveServer> {
  const port = await freePort();
  const store = ["--backend-store-uri", `sqlite:///${folder}/server.db`, "--artifacts-destination", folder];
  const server = spawn(
    PYTHON,
    ["-m", "mlflow", "server", "--host", "127.0.0.1", "--port", String(port), "--workers", "1", ...store],
    { cwd: folder, stdio: "ignore", env: QUIET, detached: true },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    // The group is its own: the server's workers end with it.
    if (server.exitCode === null && server.pid !== undefined) process.kill(-server.pid, "SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${address}/health`).catch(() => null);
    if (answer?.ok) return { address, stop };
    if (server.exitCode !== null) throw new Error(`mlflow server ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error("mlflow server does not answer after two minutes");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
