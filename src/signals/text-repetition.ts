import type { TextSample, TextSamples } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";

/** How much generated texts repeat themselves and one another. */
export interface TextRepetition {
  readonly samples: number;
  /** Median over samples: share of 4-grams that stood earlier in the same sample. */
  readonly repeated: number;
  /** Different samples over all. */
  readonly distinct: number;
}

/** Length of the phrases compared, in tokens (or characters). */
const GRAM = 4;

/** Null with no sample long enough for ten phrases. */
export const textRepetition = defineSignal((source: TextSamples): TextRepetition | null => {
  const units = source.samples.map(unitsOf).filter((sample) => sample.length >= GRAM + 9);
  if (units.length === 0) return null;
  return {
    samples: units.length,
    repeated: medianOf(units.map(repeatedShare)),
    distinct: new Set(units.map((sample) => sample.join("\u0000"))).size / units.length,
  };
});

/** Tokens where there are, else characters. */
function unitsOf({ tokens, text }: TextSample): readonly (string | number)[] {
  if (tokens && tokens.length > 0) return tokens;
  return [...(text ?? "")];
}

function repeatedShare(units: readonly (string | number)[]): number {
  const seen = new Set<string>();
  const count = units.length - GRAM + 1;
  for (let i = 0; i < count; i++) seen.add(units.slice(i, i + GRAM).join("\u0000"));
  return 1 - seen.size / count;
}
