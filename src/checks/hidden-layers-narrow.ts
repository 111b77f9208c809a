import { defineCheck } from "../model/check.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A network whose hidden layers are all too narrow to hold the classes or features. */
export const hiddenLayersNarrow = defineCheck({
  id: "hidden-layers-narrow",
  title: "All hidden layers very narrow",
  question: "Are all hidden layers only a few units wide?",
  needs: [],
  uses: ["model", "config"],
  signal: "model",
  ground: "declared",
  figure: "none",
  thresholds: {
    width: {
      value: 4,
      source:
        "labelled runs: 2 and less in 11 of 11 too small, the widest of healthy nets 16 and more of 213; at 4 units a layer keeps four numbers of each example",
    },
  },
  detect(inputs, limit) {
    const widths = hiddenWidths(inputs.model, inputs.config);
    if (!widths) return { kind: "not-applicable", missing: ["model", "config"] };
    const widest = Math.max(...widths.values);
    const measured = [
      {
        name: "widest hidden layer",
        value: widest,
        unit: "units",
        threshold: limit.width,
        passes: "below" as const,
      },
    ];
    const claim = `The hidden layers have ${widths.values.map((width) => numberWords(width)).join(", ")} units (at most ${numberWords(limit.width)} in the widest counts as narrow)`;
    if (!(widest <= limit.width)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(widest, 6, 2), at: [], claim, measured, sources: [widths.at] };
  },
});
