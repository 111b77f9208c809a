import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a test makes of one request; undefined leaves it to the well-behaved answers. */
export type Answer = (url: URL, request: IncomingMessage, response: ServerResponse) => boolean | undefined;

/** A server on loopback that answers as MLflow's tracking server does, until a test wants otherwise. */
export interface StandIn {
  readonly port: number;
  /** Path and query of each request, in order. */
  readonly asked: string[];
  /** Authorization headers, in order; "" where none was sent. */
  readonly logins: string[];
  answer: Answer;
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const asked: string[] = [];
  const logins: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    asked.push(url.pathname + url.search);
    logins.push(request.headers.authorization ?? "");
    if (standIn.answer(url, request, response) !== true) answerAsMlflow(url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const standIn: StandIn = { port, asked, logins, answer: () => undefined, close: () => close(server) };
  return standIn;
}

/** Sends an object as JSON, or a text as it is. */
export function send(response: ServerResponse, body: unknown, status = 200): true {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
  return true;
}

/** Losses as protobuf's JSON has them: step 0 left out in the first, non-finite ones as texts. */
export const LOSSES = [
  { key: "train/loss", value: 2.5, timestamp: 1_700_000_000_000 },
  { key: "train/loss", value: "NaN", timestamp: "1700000001000", step: "1" },
  { key: "train/loss", value: "Infinity", timestamp: 1_700_000_002_000, step: 2 },
  { key: "train/loss", value: -Number.MAX_VALUE, timestamp: 1_700_000_003_000, step: 3 },
  { key: "train/loss", value: 0.1, timestamp: 1_700_000_004_000, step: 4 },
];

const INFO = {
  run_id: "abc",
  run_name: "it's one",
  status: "FAILED",
  user_id: "somebody",
  start_time: 1_700_000_000_000,
  end_time: 1_700_000_005_000,
};

function answerAsMlflow(url: URL, response: ServerResponse): true {
  const query = url.searchParams;
  if (query.get("run_id") !== "abc") return send(response, { message: "Run not found" }, 404);
  switch (url.pathname) {
    case "/api/2.0/mlflow/runs/get":
      return send(response, {
        run: {
          info: INFO,
          data: { metrics: [{ key: "train/loss" }], params: [{ key: "lr", value: "0.5" }] },
        },
      });
    case "/api/2.0/mlflow/metrics/get-history": {
      const from = Number(query.get("page_token") ?? 0);
      const next = from + 2 < LOSSES.length ? { next_page_token: String(from + 2) } : {};
      return send(response, { metrics: LOSSES.slice(from, from + 2), ...next });
    }
    case "/api/2.0/mlflow/artifacts/list":
      return send(response, ARTIFACTS[query.get("path") ?? ""] ?? {});
    case "/get-artifact":
      return send(response, "epoch,val_loss\n0,3\n1,2\n2,1\n");
    default:
      return send(response, "no such page", 404);
  }
}

const ARTIFACTS: Readonly<Record<string, unknown>> = {
  "": {
    files: [
      { path: "logs", is_dir: true },
      { path: "model.pkl", is_dir: false, file_size: 10 },
    ],
  },
  logs: { files: [{ path: "logs/history.csv", is_dir: false, file_size: "24" }] },
};

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
