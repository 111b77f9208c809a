import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The discriminator wins and the generator learns nothing more. */
export const discriminatorDominates: Cause<CheckId> = {
  id: "discriminator-dominates",
  title: "Discriminator dominates",
  mechanism:
    "The discriminator tells real from generated samples almost surely; its gradient to the generator vanishes.",
  expects: [
    // No labelled run shows it; healthy generators 0 of 5.
    { check: "discriminator-wins", weight: 3, whenAbsent: 4 },
    { check: "generator-loss-rises", weight: 2, whenAbsent: 1 },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "mode-collapse", unless: "the samples stay diverse", check: "sample-spread-collapsed" },
  ],
  fixes: [
    {
      action: "Halve the discriminator's rate, or add spectral norm to it",
      change: { kind: "action" },
      effect: "Direction only: its loss moves away from 0 and the generator learns again.",
      effectSource: "two time-scale rule; Miyato et al. 2018",
      effort: "low",
      risk: "A discriminator that is too weak collapses in the other way.",
      verify: "The discriminator loss stays above 0.1.",
    },
  ],
  requests: [
    {
      artifact: "gradients",
      enables: [],
      why: "The generator's gradient norm shows whether it still learns.",
    },
    {
      artifact: "samples",
      enables: ["sample-spread-collapsed"],
      why: "Samples tell a beaten generator from a collapsed one.",
    },
  ],
  logNextTime:
    "Both losses, both gradient norms and the discriminator outputs on real and generated samples.",
  damage: "metric",
  references: ["https://developers.google.com/machine-learning/gan/problems"],
};
