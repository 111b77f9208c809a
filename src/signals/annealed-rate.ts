import type { Series } from "../model/series.ts";
import { rateCourse } from "./rate-course.ts";

/** Below this share of its peak at the end a schedule has taken the rate away: a cosine or a line ends at 0. */
const ANNEALED = 0.1;

/** Whether the rate ends so low that a curve over the steps levels off whatever is left to learn. */
export function isAnnealed(rate: Series): boolean {
  const course = rateCourse(rate);
  return course !== null && course.last < ANNEALED * course.peak;
}

/** Why a curve that has levelled off says nothing, where the rate took its progress away; else null. */
export function levelledByRate(rate: Series | undefined): string | null {
  if (!rate || !isAnnealed(rate)) return null;
  return "the learning rate ends next to 0, which levels any curve off, whatever is left to learn";
}
