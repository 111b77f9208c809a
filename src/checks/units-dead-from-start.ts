import { defineCheck } from "../model/check.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Units that give 0 for every example before any training could have killed them. */
export const unitsDeadFromStart = defineCheck({
  id: "units-dead-from-start",
  title: "Units dead from the first record",
  question: "Are nearly all units of some layer 0 for the whole batch at the first record?",
  needs: ["layers"],
  uses: ["model", "config"],
  signal: "activations",
  ground: "observed",
  figure: "layers",
  thresholds: {
    dead: {
      value: 0.85,
      source:
        "labelled runs: 1 in 16 of 16 with dead units, healthy at most 0.65 of 94 (deep narrow nets); idle ReLU outputs of 50 to 70 % are normal and not asked here",
    },
    units: {
      value: 5,
      source:
        "a fresh unit is idle for half of its inputs: by chance all of five are with p = 1/32, all of four with 1/16",
    },
  },
  detect(inputs, limit) {
    const { activations, weights, steps } = layerCourses(inputs.layers, inputs.model);
    const dead = activations
      .map((layer) => ({ name: layer.name, share: layer.deadUnits[0] ?? Number.NaN }))
      .filter(({ share }) => Number.isFinite(share))
      .toSorted((a, b) => b.share - a.share)[0];
    if (!dead)
      return { kind: "inconclusive", reason: "no share of dead units is logged at the first record" };
    const step = steps[0] ?? 0;
    const measured = [
      {
        name: "dead units at the first record",
        value: dead.share,
        threshold: limit.dead,
        passes: "above" as const,
      },
    ];
    const claim = `At step ${numberWords(step)} ${percentWords(dead.share)} of the units of layer ${dead.name} are 0 for the whole batch (limit ${percentWords(limit.dead)})`;
    if (!(dead.share > limit.dead)) return { kind: "absent", claim, measured };
    const narrowest = Math.min(...(hiddenWidths(inputs.model, inputs.config)?.values ?? [limit.units]));
    if (narrowest < limit.units)
      return {
        kind: "inconclusive",
        reason: `${claim}, but a hidden layer has ${narrowest} units only, which may all be idle by chance`,
      };
    if (weights.some((layer) => layer.weightNorm[0] === 0))
      return {
        kind: "absent",
        claim: `${claim}, but some weights are exactly 0, which explains it`,
        measured,
      };
    return {
      kind: "present",
      strength: ramp(dead.share, 0.7, 1),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});
