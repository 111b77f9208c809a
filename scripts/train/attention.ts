import { addTo, backTimes, dot, makeLayer, times } from "./dense.ts";
import { crossEntropy } from "./head.ts";
import type { Initialization, Layer } from "./layer.ts";
import type { Model, Passed } from "./model.ts";
import { softmax } from "./softmax.ts";

/** How a row becomes a sequence, and what stands between queries and keys. */
export interface Attention {
  /** A row is cut into so many tokens of equal width. */
  readonly tokens: number;
  /** Width of queries and keys. */
  readonly width: number;
  /** True: queries and keys are brought to unit length before they meet (qk-norm). */
  readonly normalised?: true;
}

/** One block of self-attention over the tokens of a row, with a residual path, averaged and classified. */
export function makeAttention(
  columns: number,
  settings: Initialization & { readonly attention: Attention; readonly classes: number },
  random: () => number,
): Model {
  const { attention, classes } = settings;
  const size = columns / attention.tokens;
  const make = (inputs: number, outputs: number): Layer =>
    makeLayer({ inputs, outputs, gain: settings.gain }, random);
  const parts = {
    query: make(size, attention.width),
    key: make(size, attention.width),
    value: make(size, attention.width),
    head: make(attention.width, classes),
  };
  return {
    layers: [parts.query, parts.key, parts.value, parts.head],
    names: ["attention.query", "attention.key", "attention.value", "head"],
    run: (input) => attend(input, parts, attention),
  };
}

interface Parts {
  readonly query: Layer;
  readonly key: Layer;
  readonly value: Layer;
  readonly head: Layer;
}

function attend(input: Float64Array, parts: Parts, attention: Attention): Passed {
  const size = input.length / attention.tokens;
  const tokens = Array.from({ length: attention.tokens }, (_, t) => input.subarray(t * size, (t + 1) * size));
  const through = (layer: Layer): Float64Array[] => tokens.map((token) => times(layer, token));
  const rawQueries = through(parts.query);
  const rawKeys = through(parts.key);
  const unit = (vectors: Float64Array[]) => (attention.normalised ? vectors.map(toUnit) : vectors);
  const queries = unit(rawQueries);
  const keys = unit(rawKeys);
  const values = through(parts.value);
  // Unit vectors meet at a fixed temperature of 4; others at the usual root of the width.
  const scale = attention.normalised ? 4 : 1 / Math.sqrt(attention.width);
  const logits = queries.map((query) => Float64Array.from(keys, (key) => scale * dot(query, key)));
  const weights = logits.map(softmax);
  const pooled = new Float64Array(attention.width);
  for (const row of weights)
    for (const [t, weight] of row.entries()) addTo(pooled, values[t], weight / tokens.length);
  const outputs = times(parts.head, pooled);
  const back = (label: number, lossScale: number): number => {
    const { loss, gradient } = crossEntropy(outputs, label, undefined);
    const delta = gradient.map((g) => g * lossScale);
    const toPooled = backTimes(parts.head, pooled, delta);
    const toQueries = tokens.map(() => new Float64Array(attention.width));
    const toKeys = tokens.map(() => new Float64Array(attention.width));
    const toValues = tokens.map(() => new Float64Array(attention.width));
    for (const [s, row] of weights.entries()) {
      const toWeights = Float64Array.from(values, (value) => dot(toPooled, value) / tokens.length);
      const mean = dot(toWeights, row);
      for (const [t, weight] of row.entries()) {
        const toLogit = scale * weight * ((toWeights[t] ?? 0) - mean);
        addTo(toQueries[s], keys[t], toLogit);
        addTo(toKeys[t], queries[s], toLogit);
        addTo(toValues[t], toPooled, weight / tokens.length);
      }
    }
    for (const [t, token] of tokens.entries()) {
      const lengthen = (to: Float64Array | undefined, raw: Float64Array | undefined) =>
        attention.normalised ? backToUnit(to, raw) : (to ?? new Float64Array(attention.width));
      backTimes(parts.query, token, lengthen(toQueries[t], rawQueries[t]));
      backTimes(parts.key, token, lengthen(toKeys[t], rawKeys[t]));
      backTimes(parts.value, token, toValues[t] ?? new Float64Array(attention.width));
    }
    return loss;
  };
  const watched = { "attention/max_logit": Math.max(...logits.map((row) => Math.max(...row.map(Math.abs)))) };
  return { hidden: [], outputs, watched, back };
}

function toUnit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector)) + 1e-6;
  return vector.map((value) => value / length);
}

/** The gradient at a vector from that at its unit vector: what points along it has no effect. */
function backToUnit(to: Float64Array = new Float64Array(), raw: Float64Array = new Float64Array()) {
  const length = Math.sqrt(dot(raw, raw)) + 1e-6;
  const along = dot(to, raw) / length ** 2;
  return to.map((value, i) => (value - along * (raw[i] ?? 0)) / length);
}
