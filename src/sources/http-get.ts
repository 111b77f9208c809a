import { ReadError } from "../model/errors.ts";

/** A server as the command line names it, and how patient one is with it. */
export interface HttpServer {
  /** Scheme, host and port; no answer from anywhere else is taken. */
  readonly origin: string;
  /** Path in front of all of the server's own, without a slash at its end. */
  readonly base: string;
  /** Value of the Authorization header; null where none is sent. */
  readonly authorization: string | null;
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  /** Waits before the second, third … attempt. */
  readonly waitsMs: readonly number[];
}

/** What is asked for, and what an answer must be. */
export interface HttpQuestion {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** In words, for the error: `a run of MLflow as JSON`. */
  readonly expected: string;
  /** Longest body that is taken. */
  readonly mostBytes: number;
}

/** The body of one GET, asked again after time-outs, lost connections, 429 and 5xx; anything else is a ReadError. */
export async function httpGet(server: HttpServer, question: HttpQuestion): Promise<Uint8Array> {
  const url = new URL(`${server.origin}${server.base}${question.path}`);
  for (const [name, value] of Object.entries(question.query)) url.searchParams.set(name, value);
  for (let attempt = 0; ; attempt++) {
    const tried = await attemptGet(url, server, question);
    if (tried.body) return tried.body;
    const wait = server.waitsMs[attempt];
    if (!tried.passing || wait === undefined) throw failure(url, question, { ...tried, tries: attempt + 1 });
    await pause(Math.max(wait, Math.min(tried.retryAfterMs ?? 0, LONGEST_WAIT_MS)));
  }
}

/** A server that asks for more patience than this is not waited for. */
const LONGEST_WAIT_MS = 10_000;

/** Redirects within the server, e.g. to a path with a slash at its end; more are a loop. */
const MOST_REDIRECTS = 3;

interface Attempt {
  readonly body?: Uint8Array;
  /** In words, where there is no body. */
  readonly found?: string;
  /** Whether the same question may be answered a moment later. */
  readonly passing?: boolean;
  readonly retryAfterMs?: number;
  readonly hint?: string;
  readonly cause?: unknown;
}

async function attemptGet(first: URL, server: HttpServer, question: HttpQuestion): Promise<Attempt> {
  const signal = AbortSignal.timeout(server.timeoutMs);
  const headers = server.authorization === null ? {} : { authorization: server.authorization };
  let url = first;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await fetch(url, { redirect: "manual", headers, signal });
      if (answer.status >= 200 && answer.status < 300) return await bodyOf(answer, question.mostBytes);
      const location = answer.headers.get("location");
      if (answer.status < 300 || answer.status >= 400 || location === null) return await refusalOf(answer);
      await answer.body?.cancel();
      url = new URL(location, url);
      if (url.origin !== server.origin) return redirectElsewhere(answer.status, url);
    }
    return { found: `more than ${MOST_REDIRECTS} redirects` };
  } catch (cause) {
    return lostConnection(cause, server.timeoutMs);
  }
}

function redirectElsewhere(status: number, url: URL): Attempt {
  const found = `status ${status}, a redirect to ${url.origin}, which is not followed`;
  return { found, hint: `Give that address if it is the server that you mean: ${url.origin}` };
}

async function bodyOf(answer: Response, most: number): Promise<Attempt> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  if (answer.body) {
    for await (const piece of answer.body) {
      length += piece.length;
      if (length > most) return { found: `more than ${most} bytes` };
      pieces.push(piece);
    }
  }
  return { body: new Uint8Array(Buffer.concat(pieces)) };
}

/** Servers say in a JSON message what is wrong; its first line is shown. */
async function refusalOf(answer: Response): Promise<Attempt> {
  const { status, headers } = answer;
  const body = await bodyOf(answer, 64 * 1024);
  const said = messageIn(new TextDecoder().decode(body.body ?? new Uint8Array()));
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return {
    found: `status ${status}${said === "" ? "" : ` (${said})`}`,
    passing: status === 429 || status >= 500,
    ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}),
    ...(status === 401 || status === 403 ? { hint: HINT_OF_LOGIN } : {}),
  };
}

const HINT_OF_LOGIN =
  "Set MLFLOW_TRACKING_URI to this server and MLFLOW_TRACKING_TOKEN, or _USERNAME and _PASSWORD";

function messageIn(text: string): string {
  const message = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? "";
  return message.split("\\n")[0]?.slice(0, 200) ?? "";
}

function lostConnection(cause: unknown, timeoutMs: number): Attempt {
  if (cause instanceof Error && cause.name === "TimeoutError") {
    return { found: `no whole answer within ${timeoutMs / 1000} s`, passing: true, cause };
  }
  const below = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = below instanceof Error && "code" in below ? String(below.code) : "";
  const reason = below instanceof Error && below.message !== "" ? below.message : code;
  return { found: `no connection (${reason})`, passing: !LASTING.test(code), cause };
}

/** A name that does not exist, or a certificate that is not trusted, stays so. */
const LASTING = /^(ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|ERR_INVALID)/;

function failure(
  url: URL,
  { expected }: HttpQuestion,
  tried: Attempt & { readonly tries: number },
): ReadError {
  const times = tried.tries === 1 ? "" : `, tried ${tried.tries} times`;
  return new ReadError(`Cannot read ${url.href}: expected ${expected}, found ${tried.found}${times}`, {
    ...(tried.cause === undefined ? {} : { cause: tried.cause }),
    ...(tried.hint === undefined ? {} : { hint: tried.hint }),
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
