import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capture } from "./capture.ts";

/** What tools record of people and machines; none of it may be shown unless asked. */
const PRIVATE = [
  "maryquux",
  "mary.quux@lab-seven.example.org",
  "Mary Quux",
  "gpu-node-17",
  "cluster.lab-seven",
  "hf_abcdefghijklmnopqrstuvwxyz012345",
  "0123456789abcdef0123456789abcdef01234567",
  "10.20.30.40",
];

/** What is shown as a rule, and hidden by --redact. */
const REST = [
  "/data/projects/zebrafish",
  "github.com/lab-seven/zebrafish",
  "zebrafish_final_v2",
  "Trainer starts on the big machine",
  "because the reviewers asked",
  "sent by the night shift",
];

let root = "";
let run = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "postrun-privacy-"));
  run = join(root, "maryquux_zebrafish_final_v2");
  writeRun();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, lines: readonly string[]): void {
  const path = join(run, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join("\n")}\n`);
}

function writeRun(): void {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i + 1},${2 / (i + 1)},${2 / (i + 1) + i * 0.05},${i * 0.01}`,
  );
  put("by mary.quux@lab-seven.example.org/metrics.csv", [
    "epoch,train_loss,val_loss,/home/maryquux/metric",
    ...rows,
  ]);
  put("by mary.quux@lab-seven.example.org/config.yaml", [
    "# sent by the night shift",
    "learning_rate: 0.1  # because the reviewers asked",
    "optimizer: sgd",
    "author: Mary Quux",
    "data: /home/maryquux/data/fish",
    "data_root: /data/projects/zebrafish/v2",
    "run_name: zebrafish_final_v2",
    "remote: git@github.com:lab-seven/zebrafish.git",
    "origin: https://maryquux:pw123456@github.com/lab-seven/zebrafish.git",
    "hub_token: hf_abcdefghijklmnopqrstuvwxyz012345",
    "wandb:",
    "  host: gpu-node-17",
    "  username: maryquux",
    "  email: mary.quux@lab-seven.example.org",
    "  api_key: 0123456789abcdef0123456789abcdef01234567",
    "nested: {paths: [/home/maryquux/a, /data/projects/zebrafish/b], user: maryquux}",
  ]);
  put("by mary.quux@lab-seven.example.org/train.log", [
    "Trainer starts on the big machine gpu-node-17 for maryquux",
    "connected to 10.20.30.40:29500",
    "epoch 1 loss 2.0",
    "RuntimeError: CUDA error: an illegal memory access was encountered in /home/maryquux/src/x.py on gpu-node-17",
    "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB, reported by mary.quux@lab-seven.example.org",
  ]);
  const predictions = Array.from(
    { length: 40 },
    (_, i) => `/home/maryquux/fish/${i}.png,${i % 2},${(i >> 1) % 2}`,
  );
  put("by mary.quux@lab-seven.example.org/predictions_validation.csv", ["id,y_true,y_pred", ...predictions]);
  for (const [split, from, to] of [
    ["train", 0, 12],
    ["validation", 12, 20],
  ] as const) {
    const ids = Array.from(
      { length: to - from },
      (_, i) => `user${from + i}.mary.quux@lab-seven.example.org`,
    );
    put(`by mary.quux@lab-seven.example.org/splits/${split}.txt`, ids);
  }
  put("by mary.quux@lab-seven.example.org/samples.jsonl", [
    JSON.stringify({ text: "write to mary.quux@lab-seven.example.org about zebrafish" }),
  ]);
  put("by mary.quux@lab-seven.example.org/wandb/run-20240101_000000-abcdefgh/files/wandb-metadata.json", [
    JSON.stringify({
      host: "gpu-node-17",
      username: "maryquux",
      email: "mary.quux@lab-seven.example.org",
      root: "/home/maryquux/src",
      git: { remote: "git@github.com:lab-seven/zebrafish.git", commit: "abc" },
      args: ["--data", "/data/projects/zebrafish"],
    }),
  ]);
  put("by mary.quux@lab-seven.example.org/wandb/run-20240101_000000-abcdefgh/files/config.yaml", [
    "wandb_version: 1",
    "data_dir:",
    "  value: /home/maryquux/data",
    "_wandb:",
    "  value: {e: {x: {email: mary.quux@lab-seven.example.org, host: gpu-node-17}}}",
  ]);
  const events = join(import.meta.dirname, "../../fixtures/readers/tensorboard/torch/input");
  const [file] = readdirSync(events).filter((name) => name.includes("tfevents"));
  cpSync(
    join(events, file ?? ""),
    join(
      run,
      "by mary.quux@lab-seven.example.org/events.out.tfevents.1700000000.gpu-node-17.cluster.lab-seven.99.0",
    ),
  );
}

async function everything(...options: string[]): Promise<Record<string, string>> {
  const out = mkdtempSync(join(root, "out-"));
  const report = await capture(["report", run, "--json", "--out", out, ...options]);
  const texts: Record<string, string> = {
    names: readdirSync(out).join("\n"),
    terminal: report.out.replaceAll(out, ""),
    jsonl: (await capture(["diagnose", run, "--jsonl", ...options])).out,
    text: (await capture(["diagnose", run, ...options])).out,
  };
  for (const name of readdirSync(out))
    texts[name.replace(/.*\./, "")] = readFileSync(join(out, name), "utf8");
  return texts;
}

function survivors(texts: Readonly<Record<string, string>>, values: readonly string[]): string[] {
  return Object.entries(texts).flatMap(([where, text]) =>
    values
      .filter((value) => text.toLowerCase().includes(value.toLowerCase()))
      .map((value) => {
        const at = text.toLowerCase().indexOf(value.toLowerCase());
        return `${where}: ${text.slice(Math.max(0, at - 40), at + value.length + 20)}`;
      }),
  );
}

describe("nothing that names a person or a machine survives", () => {
  it("in the page, the JSON, the terminal or the names of files", async () => {
    const texts = await everything();
    expect(Object.keys(texts).sort()).toEqual(["html", "json", "jsonl", "names", "terminal", "text"]);
    expect(survivors(texts, PRIVATE)).toEqual([]);
    expect(texts["html"]).toContain("Masked:");
  });

  it("list hides the same", async () => {
    const texts = {
      table: (await capture(["list", run])).out,
      json: (await capture(["list", run, "--json"])).out,
    };
    expect(survivors(texts, PRIVATE)).toEqual([]);
  });

  it("what else the files say is shown as it is", async () => {
    const texts = await everything();
    expect(texts["html"]).toContain("CUDA out of memory");
    expect(texts["json"]).toContain("zebrafish_final_v2");
  });
});

describe("--redact", () => {
  it("hides the rest, and the report says what was hidden", async () => {
    const texts = await everything("--redact");
    expect(survivors(texts, [...PRIVATE, ...REST, "zebrafish"])).toEqual([]);
    const { masked } = JSON.parse(texts["json"] ?? "");
    for (const what of ["path", "remote", "log line", "free text", "folder name", "name of the run"]) {
      expect(masked.join("; ")).toContain(what);
    }
    expect(texts["names"]).toBe("run.html\nrun.json");
  });

  it("changes no answer: causes, confidences and checks are the same", async () => {
    const answers = async (...options: string[]) => {
      const [one] = JSON.parse((await capture(["diagnose", run, "--json", ...options])).out).runs;
      return {
        verdict: one.verdict,
        causes: one.causes.map((cause: { id: string; confidence: number }) => [cause.id, cause.confidence]),
        checks: one.checks.map((check: { check: string; kind: string }) => [check.check, check.kind]),
      };
    };
    expect(await answers("--redact")).toEqual(await answers());
  });
});
