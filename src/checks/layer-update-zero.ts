import { defineCheck } from "../model/check.ts";
import { type LayerCourse, layerCourses } from "../signals/layer-courses.ts";
import { numberWords } from "../stats/number-words.ts";

/** Layers that never move while others do. */
export const layerUpdateZero = defineCheck({
  id: "layer-update-zero",
  title: "Some layers never move",
  question: "Is the update exactly 0 in some layers at every record while other layers move?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  ground: "observed",
  figure: "layers",
  thresholds: {
    records: { value: 3, source: "unchanged over three records (SageMaker Debugger, UnchangedTensor)" },
  },
  detect(inputs, limit) {
    const { weights, steps, activations } = layerCourses(inputs.layers, inputs.model);
    const judged = weights.filter(
      (layer) => layer.updateRatio.filter(Number.isFinite).length >= limit.records,
    );
    if (judged.length < 2)
      return { kind: "inconclusive", reason: "update ratios of two layers at three records are needed" };
    const still = judged.filter((layer) => isStill(layer));
    const moving = judged.length - still.length;
    const dead = activations.some((layer) => (layer.deadUnits[0] ?? 0) > 0.85);
    const measured = [
      { name: "layers that never move", value: still.length, threshold: 1, passes: "above" as const },
    ];
    const claim = `The update is exactly 0 at every record in ${still.length === 0 ? "none" : numberWords(still.length)} of ${numberWords(judged.length)} layers with weights`;
    if (dead && still.length > 0)
      return { kind: "absent", claim: `${claim}, but their units are dead, which explains it`, measured };
    if (still.length === 0 || moving === 0) return { kind: "absent", claim, measured };
    const names = still
      .slice(0, 4)
      .map(({ name }) => name)
      .join(", ");
    const at = [{ from: steps[0] ?? 0, to: steps.at(-1) ?? 0 }];
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `${claim} (${names}), while the others move`,
      measured,
    };
  },
});

function isStill(layer: LayerCourse): boolean {
  const moved = layer.updateRatio.some((ratio) => Number.isFinite(ratio) && ratio !== 0);
  return !moved && (layer.weightNorm[0] ?? 0) > 0;
}
