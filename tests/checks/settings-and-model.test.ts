import { expect, test } from "vitest";
import { activationNone } from "../../src/checks/activation-none.ts";
import { batchTiny } from "../../src/checks/batch-tiny.ts";
import { bottleneckLayer } from "../../src/checks/bottleneck-layer.ts";
import { decayStrong } from "../../src/checks/decay-strong.ts";
import { dropoutStrong } from "../../src/checks/dropout-strong.ts";
import { freezingDeclared } from "../../src/checks/freezing-declared.ts";
import { frozenParameters } from "../../src/checks/frozen-parameters.ts";
import { halfPrecision } from "../../src/checks/half-precision.ts";
import { hiddenLayersNarrow } from "../../src/checks/hidden-layers-narrow.ts";
import { linearStack } from "../../src/checks/linear-stack.ts";
import { momentumNearOne } from "../../src/checks/momentum-near-one.ts";
import { resumeInLog } from "../../src/checks/resume-in-log.ts";
import { saturatingActivationDeep } from "../../src/checks/saturating-activation-deep.ts";
import { softmaxBeforeCrossEntropy } from "../../src/checks/softmax-before-cross-entropy.ts";
import { configOf } from "../config-of.ts";
import { eventsOf } from "../events-of.ts";
import { modelOf } from "../layers-of.ts";

type Settings = Parameters<typeof configOf>[0];

test.each([
  [dropoutStrong, { dropout: 0.85 }, { dropout: 0.5 }],
  [decayStrong, { "weight-decay": 0.5, optimizer: "adam" }, { "weight-decay": 0.1, optimizer: "adamw" }],
  [decayStrong, { "weight-decay": 2, optimizer: "adamw" }, { "weight-decay": 0.3, optimizer: "adamw" }],
  [momentumNearOne, { momentum: 0.995, optimizer: "sgd" }, { momentum: 0.9, optimizer: "sgd" }],
  [halfPrecision, { precision: "fp16" }, { precision: "bf16" }],
  [batchTiny, { "batch-size": 2 }, { "batch-size": 2, "gradient-accumulation": 16 }],
  [activationNone, { activation: "none", "hidden-widths": [8] }, { activation: "relu" }],
  [
    saturatingActivationDeep,
    { activation: "sigmoid", "hidden-widths": [8, 8, 8, 8] },
    { activation: "relu", "hidden-widths": [8, 8, 8, 8] },
  ],
  [
    softmaxBeforeCrossEntropy,
    { "output-activation": "softmax", loss: "cross_entropy" },
    { "output-activation": "softmax", loss: "sparse_categorical_crossentropy" },
  ],
] as const)(
  "$id: present, absent, undecided without the setting",
  (check, present: Settings, absent: Settings) => {
    expect(check.observe({ config: configOf(present) }).kind).toBe("present");
    expect(check.observe({ config: configOf(absent) }).kind).toBe("absent");
    expect(check.observe({ config: configOf({}) }).kind).toBe("inconclusive");
    expect(check.observe({}).kind).toBe("not-applicable");
  },
);

test("momentum that no config names stands at its default", () => {
  expect(momentumNearOne.observe({ config: configOf({ optimizer: "adam" }) }).kind).toBe("absent");
});

test("widths from the model file or from the configuration", () => {
  const wide = (width: number) =>
    modelOf(
      ["0", "Linear", 9, [width, 8]],
      ["1", "ReLU"],
      ["2", "Linear", 9, [64, width]],
      ["3", "ReLU"],
      ["4", "Linear", 9, [10, 64]],
    );
  expect(bottleneckLayer.observe({ model: wide(1) }).kind).toBe("present");
  expect(bottleneckLayer.observe({ model: wide(32) }).kind).toBe("absent");
  expect(bottleneckLayer.observe({ config: configOf({ "hidden-widths": [512, 1, 128] }) }).kind).toBe(
    "present",
  );
  expect(bottleneckLayer.observe({}).kind).toBe("not-applicable");
  expect(hiddenLayersNarrow.observe({ config: configOf({ "hidden-widths": [2, 2] }) }).kind).toBe("present");
  expect(hiddenLayersNarrow.observe({ model: wide(1) }).kind).toBe("absent");
  expect(hiddenLayersNarrow.observe({}).kind).toBe("not-applicable");
});

test("linear layers in a row, where the list of modules shows it", () => {
  const chain = (...types: readonly string[]) =>
    modelOf(
      ...types
        .map((type, i) => [String(i), type, 4, type === "Linear" ? [2, 2] : undefined] as const)
        .map(([name, type, params, shape]) =>
          shape ? ([name, type, params, shape] as const) : ([name, type] as const),
        ),
    );
  const observe = (...types: readonly string[]) => linearStack.observe({ model: chain(...types) }).kind;
  expect(observe("Linear", "Identity", "Dropout", "Linear")).toBe("present");
  expect(observe("Linear", "Linear", "ReLU", "Linear")).toBe("present");
  expect(observe("Linear", "BatchNorm1d", "ReLU", "Dropout", "Linear")).toBe("absent");
  // Activations applied by the forward function stand in no list.
  expect(observe("Linear", "Linear")).toBe("inconclusive");
  expect(observe("Conv2d", "ReLU", "Linear", "Linear")).toBe("inconclusive");
});

test("parameters that cannot train, and whether that is meant", () => {
  const model = modelOf(["body", "Linear", 900, [30, 30]], ["head", "Linear", 100, [10, 10]]);
  const frozen = {
    ...model,
    layers: model.layers.map((layer, i) => (i === 0 ? { ...layer, trainable: 0 } : layer)),
  };
  expect(frozenParameters.observe({ model: frozen }).kind).toBe("present");
  expect(frozenParameters.observe({ model }).kind).toBe("absent");
  expect(frozenParameters.observe({ model: modelOf(["act", "ReLU"]) }).kind).toBe("inconclusive");
  const at = { file: "config.yaml", line: 1 };
  const declared = { ...configOf({}), entries: [{ key: "lora_rank", value: 8, at }] };
  expect(freezingDeclared.observe({ config: declared }).kind).toBe("present");
  expect(freezingDeclared.observe({ config: configOf({}) }).kind).toBe("absent");
});

test("a resume in the log or in the configuration", () => {
  expect(resumeInLog.observe({ events: eventsOf(["resume", "resuming from step 80", 80]) }).kind).toBe(
    "present",
  );
  expect(resumeInLog.observe({ events: [], config: configOf({ "resume-from": "last.ckpt" }) }).kind).toBe(
    "present",
  );
  expect(resumeInLog.observe({ events: eventsOf(["finished", "done"]) }).kind).toBe("absent");
  expect(resumeInLog.observe({ events: [] }).kind).toBe("not-applicable");
});
