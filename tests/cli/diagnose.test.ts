import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { capture } from "./capture.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SCENARIOS = ["divergence", "healthy", "overfit", "vanishing-gradient"];
const paths = SCENARIOS.map((name) => join(ROOT, "fixtures/scenarios", name));

describe("postrun diagnose", () => {
  it("prints lines that the published schema describes", async () => {
    const schema = JSON.parse(readFileSync(join(ROOT, "docs/schemas/diagnosis.schema.json"), "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const { code, out } = await capture(["diagnose", "--jsonl", ...paths, join(ROOT, "nowhere")]);
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(3);
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      validate(line);
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it("names the planted fault of each bundled run, and nothing on the healthy one", async () => {
    const { out } = await capture(["diagnose", "--jsonl", ...paths]);
    const runs = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const said = Object.fromEntries(
      runs.map(({ run, verdict, causes }) => [
        run,
        [verdict, causes[0]?.confidence >= 0.5 ? causes[0].id : "nothing"],
      ]),
    );
    expect(said).toEqual({
      divergence: ["failed", "lr-too-high"],
      healthy: ["healthy", "nothing"],
      overfit: ["impaired", "overfitting"],
      "vanishing-gradient": ["failed", "vanishing-gradients"],
    });
  });

  it("prints the same bytes twice", async () => {
    const first = await capture(["diagnose", "--jsonl", ...paths]);
    const second = await capture(["diagnose", "--jsonl", ...paths]);
    expect(second.out).toBe(first.out);
  });

  it("says in a terminal what a reader needs", async () => {
    const { code, out } = await capture(["diagnose", join(ROOT, "fixtures/scenarios/vanishing-gradient")]);
    expect(code).toBe(0);
    expect(out).toMatch(/^vanishing-gradient: failed/);
    expect(out).toMatch(/vanishing-gradients, root; \d+ of \d+ clues seen/);
    expect(out).toMatch(/\[computed, layers\.csv/);
  });
});
