import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** A generator or language model gives the same outputs again and again. */
export const modeCollapse: Cause<CheckId> = {
  id: "mode-collapse",
  title: "Mode collapse",
  mechanism:
    "The generator has found a few outputs that score well and gives nothing else; a language model fed with its own text repeats its phrases.",
  expects: [
    // Labelled text models 5 of 5, healthy 0 of 17; two diverged ones show it too.
    { check: "repeated-phrases", weight: 3, whenAbsent: 2 },
    // Labelled text models 5 of 5, healthy 0 of 17.
    { check: "duplicate-samples", weight: 2 },
    // Labelled generators 5 of 5, healthy 0 of 5.
    {
      check: "sample-spread-collapsed",
      weight: 4,
      whenAbsent: 3,
      decisive:
        "spread of the samples at the end over its largest; labelled runs at most 0.012, healthy 0.71 and more",
    },
    { check: "modes-lost", weight: 3 },
    // A code book: its codes are what the model can say. One public run (wav2vec), judged a collapse with medium certainty.
    { check: "codes-in-use-collapsed", weight: 3 },
    // The model learns its own text: 5 of 5 labelled text models.
    { check: "validation-rises-as-training-falls", weight: 1 },
  ],
  excludes: [
    {
      check: "loss-never-below-start",
      weight: 3,
      because: "The model never learned: its samples are those of a diverged model.",
    },
  ],
  lookAlikes: [
    { cause: "overfitting", unless: "the generated texts repeat their phrases", check: "repeated-phrases" },
    { cause: "lr-too-high", unless: "the loss falls below its start", check: "loss-never-below-start" },
    {
      cause: "discriminator-dominates",
      unless: "the discriminator loss stays away from 0",
      check: "discriminator-wins",
    },
  ],
  fixes: [
    {
      action: "Put spectral norm or a gradient penalty into the discriminator",
      regimes: ["gan", "unknown"],
      change: { kind: "action" },
      effect: "Direction only: the spread of samples grows back.",
      effectSource: "Google GAN guide, common problems",
      effort: "medium",
      risk: "Slower training; the two learning rates must be balanced again.",
      verify: "The spread of samples stays above 70 % of its largest.",
    },
    {
      action: "Train on text that people wrote, not on what the model generated",
      regimes: ["language-model", "preference", "supervised", "unknown"],
      change: { kind: "action" },
      effect: "Direction only: repeated phrases become rarer in the generated texts.",
      effectSource: "labelled text models: 5 that learned from their own text, 17 healthy ones",
      effort: "medium",
      risk: "Fresh text may be scarce.",
      verify: "At a sampling temperature near 1, fewer than 6 % of the phrases are repeated.",
    },
  ],
  requests: [
    {
      artifact: "samples",
      enables: ["repeated-phrases", "duplicate-samples", "sample-spread-collapsed"],
      why: "Only samples show how diverse the outputs are: the losses of a collapsed generator look like balance.",
    },
  ],
  logNextTime:
    "A fixed number of samples at each evaluation, with their spread or the share of repeated phrases.",
  damage: "metric",
  references: ["https://developers.google.com/machine-learning/gan/problems"],
};
