import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";
import { badDataBatch } from "./bad-data-batch.ts";
import { capacityTooSmall } from "./capacity-too-small.ts";
import { deadRelu } from "./dead-relu.ts";
import { explodingGradients } from "./exploding-gradients.ts";
import { lrDecayedTooEarly } from "./lr-decayed-too-early.ts";
import { lrTooHigh } from "./lr-too-high.ts";
import { lrTooLow } from "./lr-too-low.ts";
import { nanMaskedLog } from "./nan-masked-log.ts";
import { undertrained } from "./undertrained.ts";
import { vanishingGradients } from "./vanishing-gradients.ts";

/** All root causes, sorted by id. */
export const causes: readonly Cause<CheckId>[] = [
  badDataBatch,
  capacityTooSmall,
  deadRelu,
  explodingGradients,
  lrDecayedTooEarly,
  lrTooHigh,
  lrTooLow,
  nanMaskedLog,
  undertrained,
  vanishingGradients,
];
