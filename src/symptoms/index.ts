import type { Symptom } from "./define-symptom.ts";
import { adversarial } from "./kinds/adversarial.ts";
import { crashed } from "./kinds/crashed.ts";
import { deadUnits } from "./kinds/dead-units.ts";
import { forgets } from "./kinds/forgets.ts";
import { ganBalance } from "./kinds/gan-balance.ts";
import { gradientsExplode } from "./kinds/gradients-explode.ts";
import { gradientsVanish } from "./kinds/gradients-vanish.ts";
import { learnsSlowly } from "./kinds/learns-slowly.ts";
import { lossDiverges } from "./kinds/loss-diverges.ts";
import { lossNan } from "./kinds/loss-nan.ts";
import { lossNegative } from "./kinds/loss-negative.ts";
import { lossNoisy } from "./kinds/loss-noisy.ts";
import { lossRises } from "./kinds/loss-rises.ts";
import { lossSpikes } from "./kinds/loss-spikes.ts";
import { lossZero } from "./kinds/loss-zero.ts";
import { memoryGrows } from "./kinds/memory-grows.ts";
import { notLearning } from "./kinds/not-learning.ts";
import { oneOutput } from "./kinds/one-output.ts";
import { outOfMemory } from "./kinds/out-of-memory.ts";
import { overconfident } from "./kinds/overconfident.ts";
import { overfits } from "./kinds/overfits.ts";
import { plateau } from "./kinds/plateau.ts";
import { rareClasses } from "./kinds/rare-classes.ts";
import { resumeJump } from "./kinds/resume-jump.ts";
import { samplesRepeat } from "./kinds/samples-repeat.ts";
import { seedDependent } from "./kinds/seed-dependent.ts";
import { slow } from "./kinds/slow.ts";
import { testWorse } from "./kinds/test-worse.ts";
import { tooGood } from "./kinds/too-good.ts";
import { validationBetter } from "./kinds/validation-better.ts";
import { validationStuck } from "./kinds/validation-stuck.ts";
import { validationWorsens } from "./kinds/validation-worsens.ts";
import { weightsStill } from "./kinds/weights-still.ts";

/** All symptoms. Where two fit a question equally well, the one that stands first answers. */
export const symptoms: readonly Symptom[] = [
  outOfMemory,
  memoryGrows,
  resumeJump,
  seedDependent,
  testWorse,
  tooGood,
  rareClasses,
  samplesRepeat,
  deadUnits,
  weightsStill,
  forgets,
  ganBalance,
  overconfident,
  adversarial,
  oneOutput,
  gradientsVanish,
  gradientsExplode,
  lossNan,
  lossZero,
  lossNegative,
  validationBetter,
  overfits,
  validationStuck,
  validationWorsens,
  learnsSlowly,
  crashed,
  slow,
  lossNoisy,
  lossSpikes,
  lossDiverges,
  lossRises,
  notLearning,
  plateau,
];
