import fc from "fast-check";
import { expect, test } from "vitest";
import { attentionLogitsGrow } from "../../src/checks/attention-logits-grow.ts";
import { clippedNormConstant } from "../../src/checks/clipped-norm-constant.ts";
import { decayOutweighsGradient } from "../../src/checks/decay-outweighs-gradient.ts";
import { firstUpdateLarge } from "../../src/checks/first-update-large.ts";
import { gradientCancelsAtStart } from "../../src/checks/gradient-cancels-at-start.ts";
import { gradientFadesWithDepth } from "../../src/checks/gradient-fades-with-depth.ts";
import { gradientGrowsWithDepth } from "../../src/checks/gradient-grows-with-depth.ts";
import { initialWeightsLarge } from "../../src/checks/initial-weights-large.ts";
import { layerGradientZero } from "../../src/checks/layer-gradient-zero.ts";
import { layerUpdateZero } from "../../src/checks/layer-update-zero.ts";
import { unitsDeadFromStart } from "../../src/checks/units-dead-from-start.ts";
import { unitsSaturated } from "../../src/checks/units-saturated.ts";
import { unitsSaturatedFromStart } from "../../src/checks/units-saturated-from-start.ts";
import { updatesTiny } from "../../src/checks/updates-tiny.ts";
import { weightsOutgrown } from "../../src/checks/weights-outgrown.ts";
import { weightsShrink } from "../../src/checks/weights-shrink.ts";
import { weightsUnchanged } from "../../src/checks/weights-unchanged.ts";
import { weightsZeroAtStart } from "../../src/checks/weights-zero-at-start.ts";
import type { LayerStatistic } from "../../src/model/artifacts.ts";
import { configOf } from "../config-of.ts";
import { layersOf, modelOf } from "../layers-of.ts";
import { noise } from "../noise.ts";
import { seriesOf } from "../series-of.ts";

const random = noise(11);
const records = (value: number, spread = 0.3) =>
  Array.from({ length: 8 }, () => value * (1 + spread * (random() - 0.5)));
const list = (n: number, value: () => number) => Array.from({ length: n }, value);
type Statistics = Partial<Record<LayerStatistic, readonly number[]>>;

/** Four weight layers that train as they should, and one activation. */
function sound(change: Readonly<Record<string, Statistics>> = {}) {
  const layer: Statistics = {
    "grad-norm": records(1),
    "weight-norm": Array.from({ length: 8 }, (_, i) => 5 + i / 20),
    "update-ratio": records(2e-3),
  };
  const names = ["net.0", "net.2", "net.4", "net.6"];
  const all = Object.fromEntries(names.map((name) => [name, { ...layer, ...change[name] }]));
  return layersOf({
    ...all,
    "net.1": { "dead-units": records(0.1), saturated: records(0.1), ...change["net.1"] },
  });
}

const each = (make: (place: number) => Statistics) =>
  Object.fromEntries(["net.0", "net.2", "net.4", "net.6"].map((name, place) => [name, make(place)]));

test("sound layers give no check a reason", () => {
  const inputs = { layers: sound() };
  const checks = [
    clippedNormConstant,
    firstUpdateLarge,
    gradientCancelsAtStart,
    gradientFadesWithDepth,
    gradientGrowsWithDepth,
    layerGradientZero,
    layerUpdateZero,
    unitsDeadFromStart,
    unitsSaturated,
    updatesTiny,
    weightsOutgrown,
    weightsShrink,
    weightsUnchanged,
    weightsZeroAtStart,
  ];
  for (const check of checks) {
    expect([check.id, check.observe(inputs).kind]).toEqual([check.id, "absent"]);
    expect(check.observe({}).kind).toBe("not-applicable");
  }
});

test("layers without what is asked are undecided", () => {
  const bare = { layers: layersOf({ "net.0": { "weight-norm": [1, 1.1] } }) };
  const checks = [
    clippedNormConstant,
    firstUpdateLarge,
    gradientCancelsAtStart,
    gradientFadesWithDepth,
    gradientGrowsWithDepth,
    layerGradientZero,
    layerUpdateZero,
    unitsDeadFromStart,
    unitsSaturated,
    unitsSaturatedFromStart,
    updatesTiny,
    weightsOutgrown,
    weightsUnchanged,
    weightsZeroAtStart,
  ];
  for (const check of checks)
    expect([check.id, check.observe(bare).kind]).toEqual([check.id, "inconclusive"]);
});

test("the one finite record of a run that diverged is no constant norm", () => {
  const diverged = { "grad-norm": [170, ...Array.from({ length: 7 }, () => Number.NaN)] };
  expect(clippedNormConstant.observe({ layers: layersOf({ "net.0": diverged }) }).kind).toBe("inconclusive");
  const clipped = { "grad-norm": Array.from({ length: 8 }, () => 0.5) };
  expect(clippedNormConstant.observe({ layers: layersOf({ "net.0": clipped }) }).kind).toBe("present");
});

test("gradients that fade or grow by a constant factor a layer", () => {
  const by = (factor: number) => ({
    layers: sound(each((place) => ({ "grad-norm": records(factor ** place) }))),
  });
  expect(gradientFadesWithDepth.observe(by(20)).kind).toBe("present");
  expect(gradientGrowsWithDepth.observe(by(20)).kind).toBe("absent");
  expect(gradientGrowsWithDepth.observe(by(1 / 20)).kind).toBe("present");
  expect(gradientFadesWithDepth.observe(by(1 / 20)).kind).toBe("absent");
  expect(gradientFadesWithDepth.observe(by(2)).kind).toBe("absent");
});

test("an exact zero is no fading gradient", () => {
  const dead = { layers: sound({ "net.0": { "grad-norm": records(0) } }) };
  expect(gradientFadesWithDepth.observe(dead).kind).toBe("absent");
  expect(layerGradientZero.observe(dead).kind).toBe("present");
});

test("names that do not sort into depth need the model", () => {
  const norms = { embed: 1, head: 2500, rnn: 50 };
  const layers = layersOf(
    Object.fromEntries(
      Object.entries(norms).map(([name, g]) => [
        name,
        { "grad-norm": records(g), "weight-norm": records(1) },
      ]),
    ),
  );
  expect(gradientFadesWithDepth.observe({ layers }).kind).toBe("inconclusive");
  const model = modelOf(
    ["embed", "Linear", 4, [2, 2]],
    ["rnn", "GRU", 4, [2, 2]],
    ["head", "Linear", 4, [2, 2]],
  );
  expect(gradientFadesWithDepth.observe({ layers, model }).kind).toBe("present");
});

test("the scale of all gradients does not change their profile", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (scale) => {
      const layers = sound(each((place) => ({ "grad-norm": records(scale * 20 ** place) })));
      expect(gradientFadesWithDepth.observe({ layers }).kind).toBe("present");
    }),
  );
});

test("dead units at the first record, and none where the weights are 0", () => {
  expect(
    unitsDeadFromStart.observe({ layers: sound({ "net.1": { "dead-units": records(1, 0) } }) }).kind,
  ).toBe("present");
  const zero = sound({
    ...each(() => ({ "weight-norm": records(0) })),
    "net.1": { "dead-units": records(1, 0) },
  });
  expect(unitsDeadFromStart.observe({ layers: zero }).kind).toBe("absent");
  expect(weightsZeroAtStart.observe({ layers: zero }).kind).toBe("present");
});

test("a layer of four idle units may be so by chance, one of five is dead", () => {
  const kind = (units: number) =>
    unitsDeadFromStart.observe({
      layers: sound({ "net.1": { "dead-units": records(1, 0) } }),
      config: configOf({ "hidden-widths": [units, 64] }),
    }).kind;
  expect(kind(4)).toBe("inconclusive");
  expect(kind(5)).toBe("present");
});

test("a head set to 0 on purpose is no zero initialisation", () => {
  const head = sound({ "net.6": { "weight-norm": [0, ...records(1).slice(1)] } });
  expect(weightsZeroAtStart.observe({ layers: head }).kind).toBe("absent");
});

test("layers that never move while others do", () => {
  const frozen = { "update-ratio": records(0), "weight-norm": records(5, 0) };
  expect(layerUpdateZero.observe({ layers: sound({ "net.0": frozen }) }).kind).toBe("present");
  expect(layerUpdateZero.observe({ layers: sound(each(() => frozen)) }).kind).toBe("absent");
  expect(weightsUnchanged.observe({ layers: sound(each(() => frozen)) }).kind).toBe("present");
  const dead = sound({ "net.0": frozen, "net.1": { "dead-units": records(1, 0) } });
  expect(layerUpdateZero.observe({ layers: dead }).kind).toBe("absent");
});

test("the size of updates and weights", () => {
  const first = { "update-ratio": [0.9, ...records(2e-3).slice(1)] };
  expect(firstUpdateLarge.observe({ layers: sound({ "net.4": first }) }).kind).toBe("present");
  const against0 = sound({ "net.4": { ...first, "weight-norm": [0, ...records(1).slice(1)] } });
  expect(firstUpdateLarge.observe({ layers: against0 }).kind).toBe("absent");
  expect(updatesTiny.observe({ layers: sound(each(() => ({ "update-ratio": records(2e-5) }))) }).kind).toBe(
    "present",
  );
  const ramp = (to: number) =>
    sound(each(() => ({ "weight-norm": Array.from({ length: 8 }, (_, i) => 5 * to ** (i / 7)) })));
  expect(weightsOutgrown.observe({ layers: ramp(5) }).kind).toBe("present");
  expect(weightsShrink.observe({ layers: ramp(0.2) }).kind).toBe("present");
});

test("clipped gradients of the layers add up to a constant", () => {
  const shares = records(0.5, 0.4);
  const clipped = layersOf({
    a: { "grad-norm": shares, "weight-norm": records(5) },
    b: { "grad-norm": shares.map((share) => Math.sqrt(1 - share ** 2)), "weight-norm": records(5) },
  });
  expect(clippedNormConstant.observe({ layers: clipped }).kind).toBe("present");
});

test("saturated outputs", () => {
  expect(unitsSaturated.observe({ layers: sound({ "net.1": { saturated: records(0.9, 0.1) } }) }).kind).toBe(
    "present",
  );
});

test("the first weights against their shape", () => {
  const model = modelOf(
    ["net.0", "Linear", 0, [25, 25]],
    ["net.2", "Linear", 0, [25, 25]],
    ["net.4", "Linear", 0, [25, 25]],
    ["net.6", "Linear", 0, [25, 25]],
  );
  const norm = (value: number) => sound(each(() => ({ "weight-norm": records(value, 0) })));
  expect(initialWeightsLarge.observe({ layers: norm(20), model }).kind).toBe("present");
  expect(initialWeightsLarge.observe({ layers: norm(5), model }).kind).toBe("absent");
  expect(initialWeightsLarge.observe({ layers: norm(20), model: modelOf(["x", "Linear"]) }).kind).toBe(
    "inconclusive",
  );
  expect(initialWeightsLarge.observe({ layers: norm(20) }).kind).toBe("not-applicable");
});

test("decay against the gradient, where it passes through it", () => {
  const observe = (decay: number, optimizer: string) =>
    decayOutweighsGradient.observe({
      layers: sound(),
      config: configOf({ "weight-decay": decay, optimizer }),
    }).kind;
  expect(observe(0.5, "adam")).toBe("present");
  expect(observe(1e-4, "adam")).toBe("absent");
  expect(observe(0.5, "adamw")).toBe("inconclusive");
});

test("weights of 0 below biases that are logged with them", () => {
  const start = (value: number) => [value, ...records(0.1).slice(1)];
  const hidden = { "grad-norm": start(0) };
  const observe = (head: number, zero: number, dead: number) =>
    weightsZeroAtStart.observe({
      layers: sound({
        "net.0": hidden,
        "net.2": hidden,
        "net.4": hidden,
        "net.6": { "grad-norm": start(head) },
        "net.1": { "zero-fraction": start(zero), "dead-units": start(dead) },
      }),
    }).kind;
  expect(observe(0.2, 0.4, 0.4)).toBe("present");
  // A head of 0 stops the gradient, but units before it still answer to their inputs.
  expect(observe(0.2, 0.5, 0.1)).toBe("absent");
  // Dead units are another cause.
  expect(observe(0.2, 1, 1)).toBe("absent");
  expect(observe(0, 0.4, 0.4)).toBe("absent");
});

test("units that saturate later are not saturated from the start", () => {
  const observe = (saturated: readonly number[]) =>
    unitsSaturatedFromStart.observe({ layers: sound({ "net.1": { saturated } }) }).kind;
  expect(observe(records(0.9, 0.1))).toBe("present");
  expect(observe([0, ...records(0.9, 0.1).slice(1)])).toBe("absent");
});

test("attention logits that leave the range of a softmax, not ones that begin large", () => {
  const observe = (values: readonly number[]) =>
    attentionLogitsGrow.observe({ "attention-logit": seriesOf(values, { role: "attention-logit" }) }).kind;
  const grown = Array.from({ length: 40 }, (_, i) => 8 * 1.12 ** i);
  expect(observe(grown)).toBe("present");
  expect(observe(grown.map((value) => value / 10))).toBe("absent");
  expect(observe(records(200).concat(records(200)))).toBe("absent");
  expect(observe(grown.slice(0, 5))).toBe("inconclusive");
  expect(attentionLogitsGrow.observe({}).kind).toBe("not-applicable");
});

test("a head of equal weights leaves rounding of the first gradient, and no more than that", () => {
  const equal = (first: number, then: number) =>
    sound(each((place) => ({ "grad-norm": place === 3 ? records(1) : [first, ...list(7, () => then)] })));
  const cancelled = { layers: equal(1e-8, 0.2) };
  expect(gradientCancelsAtStart.observe(cancelled).kind).toBe("present");
  expect(weightsZeroAtStart.observe(cancelled).kind).toBe("inconclusive");
  // Exactly 0 is that of dead, frozen or zero layers; saturated ones stay as they were.
  expect(gradientCancelsAtStart.observe({ layers: equal(0, 0.2) }).kind).toBe("absent");
  expect(gradientCancelsAtStart.observe({ layers: equal(1e-8, 1e-8) }).kind).toBe("absent");
});

test("a gradient of exactly 0 at the first step does not fade, whatever the next ones are", () => {
  const fading = (first: number) =>
    sound(
      each((place) => ({ "grad-norm": [place === 3 ? 1 : first, ...list(7, () => 10 ** (2 * place - 6))] })),
    );
  expect(gradientFadesWithDepth.observe({ layers: fading(1e-6) }).kind).toBe("present");
  expect(gradientFadesWithDepth.observe({ layers: fading(0) }).kind).toBe("absent");
});
