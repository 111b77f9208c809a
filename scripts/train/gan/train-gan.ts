import { clearGradients, gradientNorm, type Layer, makeNetwork, scaleGradients } from "../layer.ts";
import { backpropagate, forward, type Pass } from "../network.ts";
import { applyStep } from "../optimizer.ts";
import { normal, seededRandom } from "../random.ts";
import type { MetricRow } from "../record.ts";
import { drawPoint, measureRing, type Ring } from "./ring.ts";

/** Everything that decides the training of a generator against a discriminator. */
export interface GanSettings {
  readonly ring: Ring;
  /** Dimensions of the generator's noise. */
  readonly latent: number;
  readonly generator: readonly number[];
  readonly discriminator: readonly number[];
  readonly generatorRate: number;
  readonly discriminatorRate: number;
  /** Updates of each network in one step. */
  readonly generatorUpdates: number;
  readonly discriminatorUpdates: number;
  readonly batchSize: number;
  readonly steps: number;
  readonly logEvery: number;
  /** Points that are drawn for each measurement, and kept at the end. */
  readonly samples: number;
  readonly seed: number;
}

export interface TrainedGan {
  readonly metrics: readonly MetricRow[];
  readonly points: readonly Float64Array[];
  readonly generator: readonly Layer[];
  readonly discriminator: readonly Layer[];
}

/** Trains both networks for real, on the usual non-saturating losses. */
export function trainGan(settings: GanSettings): TrainedGan {
  const state = begin(settings);
  const metrics: MetricRow[] = [];
  for (let step = 0; step < settings.steps; step++) {
    let seen: DiscriminatorUpdate = { loss: 0, real: 0, fake: 0, gradient: 0 };
    for (let i = 0; i < settings.discriminatorUpdates; i++) seen = updateDiscriminator(state);
    let made: GeneratorUpdate = { loss: 0, gradient: 0 };
    for (let i = 0; i < settings.generatorUpdates; i++) made = updateGenerator(state);
    const last = step === settings.steps - 1;
    if (step % settings.logEvery !== 0 && !last) continue;
    metrics.push({
      step,
      g_loss: made.loss,
      d_loss: seen.loss,
      d_real: seen.real,
      d_fake: seen.fake,
      g_grad_norm: made.gradient,
      d_grad_norm: seen.gradient,
      ...measured(state),
    });
  }
  const points = drawFrom(state, settings.samples);
  return { metrics, points, generator: state.generator, discriminator: state.discriminator };
}

const PASS: Pass = { activation: "relu" };

interface State {
  readonly settings: GanSettings;
  readonly generator: readonly Layer[];
  readonly discriminator: readonly Layer[];
  readonly random: () => number;
  readonly steps: { generator: number; discriminator: number };
}

interface DiscriminatorUpdate {
  readonly loss: number;
  /** Mean answer on real and on generated points, 0…1. */
  readonly real: number;
  readonly fake: number;
  readonly gradient: number;
}

interface GeneratorUpdate {
  readonly loss: number;
  readonly gradient: number;
}

function begin(settings: GanSettings): State {
  const random = seededRandom(settings.seed);
  const { latent, generator, discriminator } = settings;
  return {
    settings,
    generator: makeNetwork([latent, ...generator, 2], { gain: 2 }, random),
    discriminator: makeNetwork([2, ...discriminator, 1], { gain: 2 }, random),
    random,
    steps: { generator: 0, discriminator: 0 },
  };
}

/** Cross-entropy of "real" on real points and of "not real" on generated ones, summed as usual. */
function updateDiscriminator(state: State): DiscriminatorUpdate {
  const { settings, discriminator, random } = state;
  clearGradients(discriminator);
  const points = Array.from({ length: settings.batchSize }, () => drawPoint(settings.ring, random));
  const real = points.map((point) => judge(discriminator, point, 1));
  const fake = drawFrom(state, settings.batchSize).map((point) => judge(discriminator, point, 0));
  scaleGradients(discriminator, 1 / settings.batchSize);
  const gradient = gradientNorm(discriminator);
  state.steps.discriminator++;
  applyStep(discriminator, ADAM, { rate: settings.discriminatorRate, step: state.steps.discriminator });
  return {
    loss: meanOf(real, "loss") + meanOf(fake, "loss"),
    real: meanOf(real, "answer"),
    fake: meanOf(fake, "answer"),
    gradient,
  };
}

/** Cross-entropy of "real" on generated points, through the discriminator to the generator. */
function updateGenerator(state: State): GeneratorUpdate {
  const { settings, generator, discriminator, random } = state;
  clearGradients(generator);
  let loss = 0;
  for (let i = 0; i < settings.batchSize; i++) {
    const noise = Float64Array.from({ length: settings.latent }, () => normal(random));
    const outputs = forward(generator, noise, PASS);
    const judged = judge(discriminator, outputs.at(-1) ?? new Float64Array(2), 1);
    loss += judged.loss;
    backpropagate(generator, outputs, { ...PASS, gradient: judged.atPoint });
  }
  scaleGradients(generator, 1 / settings.batchSize);
  const gradient = gradientNorm(generator);
  state.steps.generator++;
  applyStep(generator, ADAM, { rate: settings.generatorRate, step: state.steps.generator });
  return { loss: loss / settings.batchSize, gradient };
}

interface Judged {
  readonly loss: number;
  readonly answer: number;
  readonly atPoint: Float64Array;
}

/** The discriminator's answer to a point, its loss against what it should say, and the gradient at the point. */
function judge(discriminator: readonly Layer[], point: Float64Array, should: 0 | 1): Judged {
  const outputs = forward(discriminator, point, PASS);
  const logit = outputs.at(-1)?.[0] ?? 0;
  const answer = 1 / (1 + Math.exp(-logit));
  // −log σ(±logit), without overflow.
  const against = should === 1 ? -logit : logit;
  const loss = Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  const gradient = Float64Array.of(answer - should);
  return { loss, answer, atPoint: backpropagate(discriminator, outputs, { ...PASS, gradient }) };
}

function drawFrom({ settings, generator, random }: State, count: number): Float64Array[] {
  return Array.from({ length: count }, () => {
    const noise = Float64Array.from({ length: settings.latent }, () => normal(random));
    return forward(generator, noise, PASS).at(-1) ?? new Float64Array(2);
  });
}

function measured(state: State): MetricRow {
  const report = measureRing(drawFrom(state, state.settings.samples), state.settings.ring);
  return { modes_covered: report.modes, sample_std: report.spread, quality: report.quality };
}

const ADAM = { optimizer: "adam", momentum: 0, weightDecay: 0 } as const;

function meanOf(all: readonly Judged[], what: "loss" | "answer"): number {
  return all.reduce((sum, judged) => sum + judged[what], 0) / all.length;
}
