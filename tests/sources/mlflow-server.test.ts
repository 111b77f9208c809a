import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ReadError, UsageError } from "../../src/model/errors.ts";
import type { Source } from "../../src/model/source.ts";
import { mlflowFiles } from "../../src/readers/mlflow-files/reader.ts";
import { mlflowAddressOf, parseMlflowAddress } from "../../src/sources/mlflow/address.ts";
import { ARTIFACT_LIMITS } from "../../src/sources/mlflow/artifacts.ts";
import { openMlflowRun } from "../../src/sources/mlflow/source.ts";
import { capture } from "../cli/capture.ts";
import { partsOfKind, pointsByName, readParts, settingsOf } from "../readers/parts-of.ts";
import { type StandIn, send, startStandIn } from "./mlflow-stand-in.ts";

let server: StandIn;
let elsewhere: StandIn;
beforeEach(async () => {
  server = await startStandIn();
  elsewhere = await startStandIn();
});
afterEach(async () => {
  await server.close();
  await elsewhere.close();
});

/** Impatient, so that the tests are quick. */
function open(path = "abc", limits = ARTIFACT_LIMITS): Promise<Source> {
  const address = parseMlflowAddress(`mlflow://127.0.0.1:${server.port}/${path}`, {});
  const impatient = { ...address.server, timeoutMs: 250, waitsMs: [5, 5] };
  return openMlflowRun({ ...address, server: impatient }, limits);
}

async function failureOf(opening: Promise<Source>): Promise<ReadError> {
  const error = await opening.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ReadError) return error;
  throw new Error(`expected a ReadError, found ${error}`);
}

function askedFor(what: string): number {
  return server.asked.filter((path) => path.includes(what)).length;
}

describe("a run of a live MLflow server", () => {
  it("gives all pages of a metric exactly, with NaN, infinities and a step 0 that is left out", async () => {
    const parts = await readParts(mlflowFiles, await open());
    expect(pointsByName(parts)).toEqual({
      "|train/loss": [
        [0, 2.5],
        [1, Number.NaN],
        [2, Number.POSITIVE_INFINITY],
        [3, Number.NEGATIVE_INFINITY],
        [4, 0.1],
      ],
    });
    expect(askedFor("get-history")).toBe(3);
    expect(settingsOf(parts)).toEqual({ lr: 0.5 });
    expect(partsOfKind(parts, "facts")[0]?.facts.status).toBe("failed");
  });

  it("holds no user's name", async () => {
    const source = await open();
    const texts = await Promise.all(source.files.map((file) => file.text()));
    expect(texts.join("\n")).not.toContain("somebody");
  });

  it("fetches the artifacts that readers read and says what is left", async () => {
    const source = await open();
    expect(source.files.map((file) => file.name)).toEqual([
      "artifacts/logs/history.csv",
      "meta.yaml",
      "metrics/train/loss",
      "params/lr",
    ]);
    expect(source.notices?.map(({ message }) => message)).toEqual([
      "1 of 2 artifacts are of kinds that are not read",
    ]);
    expect(askedFor("model.pkl")).toBe(0);
  });

  it("leaves out what is larger than the limit, whatever size the list states", async () => {
    const source = await open("abc", { ...ARTIFACT_LIMITS, fileBytes: 20 });
    expect(source.notices?.map(({ message }) => message).at(-1)).toMatch(/1 artifacts are beyond/);
    server.answer = (url, _, response) =>
      url.pathname === "/get-artifact" ? send(response, "x".repeat(5_000)) : undefined;
    const lied = await open("abc", { ...ARTIFACT_LIMITS, fileBytes: 4_000 });
    expect(lied.notices?.[0]?.message).toContain("found more than 4000 bytes");
  });

  it("is read although its artifacts cannot be listed", async () => {
    server.answer = (url, _, response) =>
      url.pathname.endsWith("artifacts/list")
        ? send(response, { message: "No credentials for the bucket" }, 400)
        : undefined;
    const source = await open();
    expect(source.files.some((file) => file.name === "metrics/train/loss")).toBe(true);
    expect(source.notices?.[0]?.message).toContain("status 400 (No credentials for the bucket)");
  });

  it("lies under the server's own path where it has one", async () => {
    server.answer = (_, __, response) => send(response, {}, 418);
    await failureOf(open("team/tracking/abc"));
    expect(server.asked).toEqual(["/team/tracking/api/2.0/mlflow/runs/get?run_id=abc"]);
  });
});

describe("a server in trouble", () => {
  it("is asked again after 500 and 429, and after a lost connection", async () => {
    const troubles = [500, 429];
    let cut = false;
    server.answer = (url, request, response) => {
      const status = troubles.shift();
      if (status !== undefined) return send(response, "busy", status);
      if (cut || !url.pathname.endsWith("get-history")) return undefined;
      cut = true;
      request.socket.destroy();
      return true;
    };
    const source = await open();
    expect(askedFor("runs/get")).toBe(3);
    expect(askedFor("get-history")).toBe(4);
    expect(source.files).toHaveLength(4);
  });

  it("gets up with the URL, the status and what was expected", async () => {
    server.answer = (_, __, response) => send(response, { message: "down\nTraceback" }, 503);
    const error = await failureOf(open());
    expect(error.message).toBe(
      `Cannot read http://127.0.0.1:${server.port}/api/2.0/mlflow/runs/get?run_id=abc: expected MLflow's answer to runs/get as JSON, found status 503 (down), tried 3 times`,
    );
  });

  it("is asked once for a run that it does not have", async () => {
    const error = await failureOf(open("nope"));
    expect(error.message).toContain("found status 404 (Run not found)");
    expect(server.asked).toHaveLength(1);
  });

  it("is given up when it is slow, also in the middle of a body", async () => {
    server.answer = (_, __, response) => {
      response.writeHead(200);
      response.write('{"run":');
      return true;
    };
    const error = await failureOf(open());
    expect(error.message).toContain("found no whole answer within 0.25 s, tried 3 times");
  });

  it("that sends no JSON, or not a run, is told from MLflow", async () => {
    server.answer = (_, __, response) => send(response, "<html>hello</html>");
    expect((await failureOf(open())).message).toContain("found 18 bytes that are no JSON object");
    server.answer = (_, __, response) => send(response, { hello: 1 });
    expect((await failureOf(open())).message).toContain("expected run.info in the answer");
  });

  it("whose pages go round in a circle is not followed for ever", async () => {
    server.answer = (url, _, response) =>
      url.pathname.endsWith("get-history") ? send(response, { next_page_token: "again" }) : undefined;
    expect((await failureOf(open())).message).toContain("go round in a circle");
  });
});

describe("redirects and logins", () => {
  it("refuses a redirect to another host, and asks nothing there", async () => {
    server.answer = (_, __, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/abc` });
      response.end();
      return true;
    };
    const error = await failureOf(open());
    expect(error.message).toContain(
      `found status 307, a redirect to http://127.0.0.1:${elsewhere.port}, which is not followed`,
    );
    expect(elsewhere.asked).toEqual([]);
  });

  it("follows a redirect within the server, but not for ever", async () => {
    server.answer = (url, _, response) => {
      if (url.searchParams.has("moved") || !url.pathname.endsWith("runs/get")) return undefined;
      response.writeHead(308, { location: `${url.pathname}${url.search}&moved=1` });
      response.end();
      return true;
    };
    expect((await open()).files).toHaveLength(4);
    server.answer = (url, _, response) => {
      response.writeHead(302, { location: url.pathname });
      response.end();
      return true;
    };
    expect((await failureOf(open())).message).toContain("more than 3 redirects");
  });

  it("sends the address's own login to its server, and shows it nowhere", async () => {
    const input = `mlflow://zoe:s%20cret@127.0.0.1:${server.port}/abc`;
    const shown = await capture(["list", "--json", input]);
    expect(shown.code).toBe(0);
    expect(new Set(server.logins)).toEqual(new Set([`Basic ${btoa("zoe:s cret")}`]));
    const failed = await capture(["diagnose", "--json", input.replace(/abc$/, "nope")]);
    expect(failed.code).toBe(3);
    expect(shown.out + shown.err + failed.out + failed.err).not.toMatch(/zoe|cret/);
  });

  it("takes MLflow's variables for the server that they are meant for alone", () => {
    const env = { MLFLOW_TRACKING_URI: "https://ours.example/x", MLFLOW_TRACKING_TOKEN: "secret" };
    const loginOf = (input: string) => parseMlflowAddress(input, env).server.authorization;
    expect(loginOf("mlflow+https://ours.example/abc")).toBe("Bearer secret");
    expect(loginOf("mlflow://ours.example/abc")).toBeNull();
    expect(loginOf("mlflow+https://theirs.example/abc")).toBeNull();
  });
});

describe("the command line", () => {
  it("reads --mlflow URL --run ID as the address of a run", async () => {
    const { code, out } = await capture([
      "list",
      "--mlflow",
      `http://127.0.0.1:${server.port}/`,
      "--run",
      "abc",
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^abc +mlflow-files .* failed/m);
    expect(mlflowAddressOf("https://host/base/", "id")).toBe("mlflow+https://host/base/id");
  });

  it("names what is wrong about an address", async () => {
    expect((await capture(["list", "mlflow://host:5000"])).code).toBe(2);
    expect((await capture(["list", "--mlflow", "http://host"])).err).toContain(
      "--mlflow URL expects --run ID",
    );
    expect(() => mlflowAddressOf("host:5000", "id")).toThrow(UsageError);
    expect(() => parseMlflowAddress("mlflow://u:secret@/x?y", {})).toThrow(/Wrong address mlflow:\/\/\/x/);
  });
});
