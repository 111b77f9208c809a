import type { Recipe } from "../settings.ts";
import { lrTooHigh } from "./lr-too-high.ts";

/** Every recipe, by cause. */
export const recipes: readonly Recipe[] = [lrTooHigh];
