import { describe, expect, it } from "vitest";
import { lrTooHigh } from "../../src/causes/lr-too-high.ts";
import { modeCollapse } from "../../src/causes/mode-collapse.ts";
import { fixesFor, resolveFix } from "../../src/diagnosis/fix.ts";
import { patchConfig } from "../../src/diagnosis/patch.ts";
import type { Fix } from "../../src/model/cause.ts";
import type { Config, Setting } from "../../src/model/config.ts";
import type { Observation } from "../../src/model/diagnosis.ts";
import type { Run } from "../../src/model/run.ts";
import { runCourse } from "../../src/signals/run-course.ts";
import { exampleRun } from "../report/example-run.ts";

describe("patchConfig", () => {
  it("replaces the value of a YAML line and keeps comment, quotes and neighbours", () => {
    const patch = patchConfig(
      ...configOf("model: mlp\nlr: 0.3  # peak\nepochs: 10\n", "yaml", { key: "lr", line: 2 }),
      "0.1",
    );
    expect(patch?.lines).toEqual([
      { kind: "same", text: "model: mlp" },
      { kind: "remove", text: "lr: 0.3  # peak" },
      { kind: "add", text: "lr: 0.1  # peak" },
      { kind: "same", text: "epochs: 10" },
      { kind: "same", text: "" },
    ]);
  });

  it("keeps the comma of JSON", () => {
    const patch = patchConfig(
      ...configOf('{\n  "lr": 0.3,\n  "seed": 1\n}', "json", { key: "lr", line: 2 }),
      "0.1",
    );
    expect(patch?.lines[2]).toEqual({ kind: "add", text: '  "lr": 0.1,' });
  });

  it("changes an inner key of a one-line mapping", () => {
    const patch = patchConfig(
      ...configOf('model_args: {"widths": [64], "drop": 0.9}\n', "yaml", { key: "model_args.drop", line: 1 }),
      "0.2",
    );
    expect(patch?.lines[1]).toEqual({ kind: "add", text: 'model_args: {"widths": [64], "drop": 0.2}' });
  });

  it("gives none where the line holds the key twice, or a list", () => {
    expect(
      patchConfig(...configOf("a: {lr: 1}, b: {lr: 2}", "yaml", { key: "lr", line: 1 }), "0.1"),
    ).toBeNull();
    expect(patchConfig(...configOf("widths: [1, 2]", "yaml", { key: "widths", line: 1 }), "8")).toBeNull();
  });
});

function configOf(
  text: string,
  format: "yaml" | "json",
  at: { readonly key: string; readonly line: number },
): [Config, Setting<number>] {
  const config: Config = { entries: [], files: [{ file: "config", format, text }], known: {} };
  return [config, { value: 0, key: at.key, at: { file: "config", line: at.line } }];
}

describe("resolveFix below what was measured", () => {
  it("takes half of the rate at which the loss left its trend, and says so", () => {
    const fix = resolveFix(fixOfRate, runWithRate(2.4), { course: noCourse, observations: [left(0.516)] });
    expect(fix.change).toEqual({ key: "lr", from: "2.4", to: "0.26" });
    expect(fix.action).toMatch(/half of that at which the loss left its trend/);
  });

  it("divides by three where nothing was measured, and where half of the measure is no less than the setting", () => {
    for (const observations of [[], [left(6)]]) {
      const fix = resolveFix(fixOfRate, runWithRate(2.4), { course: noCourse, observations });
      expect(fix.change).toEqual({ key: "lr", from: "2.4", to: "0.8" });
      expect(fix.action).toBe("Divide the learning rate by three, then by ten");
    }
  });
});

const noCourse = runCourse(exampleRun());
const [fixOfRate] = lrTooHigh.fixes as readonly [Fix];

function runWithRate(rate: number): Run {
  const [config] = configOf(`lr: ${rate}\n`, "yaml", { key: "lr", line: 1 });
  const known = { "learning-rate": { value: rate, key: "lr", at: { file: "config", line: 1 } } };
  return exampleRun({ config: { ...config, known } });
}

function left(rate: number): Observation {
  const measured = [{ name: "rate where the loss leaves its trend", value: rate }];
  return {
    check: "loss-leaves-trend-in-warmup",
    title: "",
    question: "",
    signal: "learning-rate",
    ground: "computed",
    outcome: { kind: "present", strength: 1, at: [], claim: "", measured },
    sources: [],
  };
}

describe("fixesFor", () => {
  it("gives a model of text no remedy for a discriminator, and a GAN none for text", () => {
    const actions = (regime: "gan" | "language-model") =>
      fixesFor(modeCollapse.fixes, regime, []).map(({ action }) => action);
    expect(actions("gan")).toEqual(["Put spectral norm or a gradient penalty into the discriminator"]);
    expect(actions("language-model")).toEqual([
      "Train on text that people wrote, not on what the model generated",
    ]);
  });

  it("proposes no warm-up to a run that has one", () => {
    const ramp: Observation = {
      check: "rate-warms-up",
      title: "",
      question: "",
      sources: [],
      signal: "learning-rate",
      ground: "observed",
      outcome: { kind: "present", strength: 1, at: [], claim: "", measured: [] },
    };
    const actions = (observations: readonly Observation[]) =>
      fixesFor(lrTooHigh.fixes, "supervised", observations).map(({ action }) => action);
    expect(actions([])).toContain("Ramp the rate up over the first steps");
    expect(actions([ramp])).not.toContain("Ramp the rate up over the first steps");
  });
});

describe("numbers of a config", () => {
  it("are spelled in full: 1024 is not rounded to three digits", () => {
    const fix = { ...fixOfRate, change: { kind: "set", setting: "learning-rate", to: 1024 } } as const;
    expect(resolveFix(fix, runWithRate(536_870_912), { course: noCourse, observations: [] }).change).toEqual({
      key: "lr",
      from: "536870912",
      to: "1024",
    });
  });
});
