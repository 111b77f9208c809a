import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ENVIRONMENT = resolve("node_modules/.cache/postrun-interop/venv");
const PYTHON = join(ENVIRONMENT, "bin", "python");
const REQUIREMENTS = resolve("tests/interop/requirements.txt");
const SCRIPT = resolve("tests/interop/write-runs.py");

/** Why the real loggers cannot be run here, or null where they can; installs them into an environment of its own once. */
export function whyNoLoggers(): string | null {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
  } catch {
    return "python3 is not installed";
  }
  const installed = join(ENVIRONMENT, "installed.txt");
  const wanted = readFileSync(REQUIREMENTS, "utf8");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return null;
  try {
    execFileSync("python3", ["-m", "venv", "--clear", ENVIRONMENT], { stdio: "pipe" });
    execFileSync(PYTHON, ["-m", "pip", "install", "-q", "-r", REQUIREMENTS], { stdio: "pipe" });
    execFileSync("cp", [REQUIREMENTS, installed]);
    return null;
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `the loggers could not be installed (${line})`;
  }
}

/** What write-runs.py knows to write. */
export type Writer =
  | "dvclive"
  | "lightgbm"
  | "mlflow"
  | "mlflow_server"
  | "mlflow_sqlite"
  | "tensorboardx"
  | "trackio"
  | "wandb"
  | "xgboost";

/** Nothing is reported to anybody, and no setting of this machine reaches the loggers. */
const QUIET = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(MLFLOW|WANDB|TRACKIO)_/.test(name)),
  ),
  DO_NOT_TRACK: "true",
  DVC_NO_ANALYTICS: "true",
  MLFLOW_DISABLE_TELEMETRY: "true",
};

/** A new folder with what a logger wrote, and what it said of it. */
export function writeRun(writer: Writer, ...more: readonly string[]): { folder: string; said: string } {
  const folder = mkdtempSync(join(tmpdir(), "postrun-interop-"));
  const said = execFileSync(PYTHON, [SCRIPT, writer, folder, ...more], {
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
