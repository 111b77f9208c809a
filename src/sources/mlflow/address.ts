import { UsageError } from "../../model/errors.ts";
import type { HttpServer } from "../http-get.ts";

/** A run of a tracking server: where to ask, for what, and how it is shown (never with a password). */
export interface MlflowAddress {
  readonly server: HttpServer;
  readonly runId: string;
  readonly shown: string;
}

/** Whether an argument names a run of a tracking server. */
export function isMlflowAddress(input: string): boolean {
  return /^mlflow(\+https?)?:\/\//i.test(input);
}

/** Seconds that a tracking server over a slow store needs for a long history are few; a hanging one is given up. */
const TIMEOUT_MS = 30_000;

/** A server that restarts is back within seconds. */
const WAITS_MS: readonly number[] = [500, 1_500, 4_000];

/** Parses `mlflow://host:port/run-id`, with the server's own path between where it has one. */
export function parseMlflowAddress(
  input: string,
  env: Readonly<Record<string, string | undefined>>,
): MlflowAddress {
  const url = httpUrl(input);
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const runId = parts.pop();
  if (runId === undefined || !/^[\w-]{1,256}$/.test(runId)) throw wrongAddress(withoutLogin(input));
  const base = parts.map((part) => `/${part}`).join("");
  return {
    server: {
      origin: url.origin,
      base,
      authorization: loginOf(url, env),
      timeoutMs: TIMEOUT_MS,
      waitsMs: WAITS_MS,
    },
    runId,
    shown: `${url.protocol === "https:" ? "mlflow+https" : "mlflow"}://${url.host}${base}/${runId}`,
  };
}

/** The argument for a run of the server that `--mlflow URL --run ID` names. */
export function mlflowAddressOf(server: string, runId: string): string {
  const scheme = /^([a-z+]+):\/\//i.exec(server)?.[1]?.toLowerCase();
  const mlflow = scheme === undefined ? undefined : SCHEMES[scheme];
  if (mlflow === undefined) {
    throw new UsageError(
      `Wrong --mlflow ${withoutLogin(server)}: expected the address of a server, e.g. http://127.0.0.1:5000`,
    );
  }
  const rest = server.slice(server.indexOf("://") + 3).replace(/[/?#]*$/, "");
  return `${mlflow}://${rest}/${encodeURIComponent(runId)}`;
}

const SCHEMES: Readonly<Record<string, string>> = {
  http: "mlflow",
  https: "mlflow+https",
  mlflow: "mlflow",
  "mlflow+http": "mlflow",
  "mlflow+https": "mlflow+https",
};

function httpUrl(input: string): URL {
  const secure = /^mlflow\+https:/i.test(input);
  const address = input.replace(/^mlflow(\+https?)?:/i, secure ? "https:" : "http:");
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.search !== "" || url.hash !== "") throw wrongAddress(withoutLogin(input));
  return url;
}

function wrongAddress(shown: string): UsageError {
  return new UsageError(`Wrong address ${shown}: expected mlflow://host:port/run-id`, {
    hint: "The page of a run in MLflow shows its ID; https servers are mlflow+https://host/run-id",
  });
}

/** Name and password of a URL are for the server alone. */
function withoutLogin(input: string): string {
  return input.replace(/\/\/[^/]*@/, "//");
}

/**
 * The address's own name and password, else MLflow's variables, which are meant for the server of MLFLOW_TRACKING_URI
 * and sent to no other.
 */
function loginOf(url: URL, env: Readonly<Record<string, string | undefined>>): string | null {
  if (url.username !== "") {
    return basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
  }
  const own = env["MLFLOW_TRACKING_URI"] ?? "";
  if (!URL.canParse(own) || new URL(own).origin !== url.origin) return null;
  const name = env["MLFLOW_TRACKING_USERNAME"];
  if (name !== undefined && name !== "") return basic(name, env["MLFLOW_TRACKING_PASSWORD"] ?? "");
  const token = env["MLFLOW_TRACKING_TOKEN"];
  return token === undefined || token === "" ? null : `Bearer ${token}`;
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}
