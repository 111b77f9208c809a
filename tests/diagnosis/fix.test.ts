import { describe, expect, it } from "vitest";
import { patchConfig } from "../../src/diagnosis/patch.ts";
import type { Config, Setting } from "../../src/model/config.ts";

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
