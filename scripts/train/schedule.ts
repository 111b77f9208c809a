import type { Settings } from "./settings.ts";

/** The learning rate at a step of a run of `steps` steps. */
export function rateAt(settings: Settings, at: number, steps: number): number {
  const { learningRate, warmupSteps, decay = 1, decayEvery = 1 } = settings;
  if (at < warmupSteps) return (learningRate * (at + 1)) / warmupSteps;
  if (settings.schedule === "constant") return learningRate;
  const since = at - warmupSteps;
  if (settings.schedule === "step") return learningRate * decay ** Math.floor(since / decayEvery);
  if (settings.schedule === "exponential") return learningRate * decay ** since;
  const done = since / Math.max(1, steps - warmupSteps);
  return (learningRate * (1 + Math.cos(Math.PI * done))) / 2;
}
