import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { capture } from "./capture.ts";

const ROOT = join(import.meta.dirname, "../..");

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "postrun-init-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function validator(name: string) {
  const schema = JSON.parse(readFileSync(join(ROOT, "docs/schemas", name), "utf8"));
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
}

describe("postrun init", () => {
  it.each([
    ["json", "loss_curve.json", 5],
    ["yaml", "training_metrics.yaml", 8],
  ])(
    "--format %s writes a file that report and diagnose read, and nothing seems wrong with it",
    async (format, name, series) => {
      const folder = join(root, format);
      const { code, out } = await capture(["init", "--format", format, folder]);
      expect([code, out]).toEqual([0, `${join(folder, name)}\n`]);
      expect((await capture(["report", folder, "--out", join(root, `out-${format}`)])).code).toBe(0);
      expect(existsSync(join(root, `out-${format}`, `${format}.html`))).toBe(true);
      const { runs } = JSON.parse((await capture(["list", "--json", join(folder, name)])).out);
      expect(runs).toHaveLength(1);
      expect(runs[0]).toMatchObject({
        format: "training-record",
        rows: 12,
        series,
        span: { unit: "epoch", from: 1, to: 12 },
        status: "finished",
        warnings: 0,
      });
      const [run] = JSON.parse((await capture(["diagnose", "--json", folder])).out).runs;
      expect(run.notices).toEqual([]);
      expect(run.causes.filter((cause: { confidence: number }) => cause.confidence >= 0.5)).toEqual([]);
    },
  );

  it("the ending of the path says the format, and folders are made", async () => {
    const path = join(root, "deep/er/mine.yml");
    expect((await capture(["init", path])).code).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("hyperparameters:");
  });

  it("never overwrites: a file that exists is wrong usage and stays as it is", async () => {
    mkdirSync(join(root, "full"));
    writeFileSync(join(root, "full/loss_curve.json"), "mine");
    const { code, err } = await capture(["init", join(root, "full")]);
    expect(code).toBe(2);
    expect(err).toMatch(/^postrun: Cannot write .*loss_curve\.json: it exists already\n/);
    expect(readFileSync(join(root, "full/loss_curve.json"), "utf8")).toBe("mine");
  });

  it.each([
    ["another format", ["init", "--format", "toml"]],
    ["two paths", ["init", "a", "b"]],
    ["an ending that is not the format's", ["init", "--format", "yaml", "x.json"]],
  ])("%s is wrong usage", async (_, argv) => {
    expect((await capture(argv)).code).toBe(2);
  });
});

describe("the schemas", () => {
  const template = (name: string) => parse(readFileSync(join(ROOT, "templates/init", name), "utf8"));

  it("accept what init writes", () => {
    const curve = validator("loss-curve.schema.json");
    expect([curve(template("loss_curve.json")), curve.errors]).toEqual([true, null]);
    const metrics = validator("training-metrics.schema.json");
    expect([metrics(template("training_metrics.yaml")), metrics.errors]).toEqual([true, null]);
    expect(metrics(template("loss_curve.json"))).toBe(true);
  });

  it("refuse lists of words, a record without metrics and an unknown status", () => {
    const metrics = validator("training-metrics.schema.json");
    const good = template("training_metrics.yaml");
    expect(metrics({ ...good, metrics: { loss: ["low", "lower"] } })).toBe(false);
    expect(metrics({ ...good, metrics: undefined })).toBe(false);
    expect(metrics({ ...good, metadata: { status: "great" } })).toBe(false);
  });
});
