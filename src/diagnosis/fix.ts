import type { Fix, FixChange } from "../model/cause.ts";
import type { Config, Setting, SettingName } from "../model/config.ts";
import type { Observation, ResolvedFix, RunCourse } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Regime, Run } from "../model/run.ts";
import { configNumber } from "../stats/number-words.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { patchConfig } from "./patch.ts";

/** Clip near the 90th percentile of the gradient norm. Source: Tuning Playbook, "optimization failures". */
const CLIP_AT = 0.9;

/** Half of the value at which a check saw the trouble begin: clearly below it, as the trouble was there already. */
const BELOW_MEASURED = 0.5;

/** What a fix is resolved against besides the run's own settings. */
export interface Seen {
  readonly course: RunCourse;
  readonly observations: readonly Observation[];
}

/** The fixes that are for this kind of training and that the run does not have already, best first. */
export function fixesFor(
  fixes: readonly Fix[],
  regime: Regime,
  observations: readonly Observation[],
): readonly Fix[] {
  const isPresent = (id: string) =>
    observations.some(({ check, outcome }) => check === id && outcome.kind === "present");
  return fixes.filter(
    ({ regimes, unless }) =>
      (regimes?.includes(regime) ?? true) && !(unless !== undefined && isPresent(unless)),
  );
}

/** A cause's fix with the values of this run: "lr 0.3 → 0.1", as a patch of its own config where there is one. */
export function resolveFix(fix: Fix, run: Run, seen: Seen): ResolvedFix {
  const { change, regimes: _, unless: __, ...rest } = fix;
  const words = { ...rest, action: actionOf(fix, run, seen) };
  const target = targetOf(change, run, seen);
  if (!target) return { ...words, change: null, patch: null };
  const setting = settingOf(run.config, target.setting);
  const from = setting ? spelled(setting.value) : target.from;
  if (from === target.to) return { ...words, change: null, patch: null };
  return {
    ...words,
    change: { key: setting?.key ?? target.setting, from, to: target.to },
    patch: run.config && setting ? patchConfig(run.config, setting, target.to) : null,
  };
}

interface Target {
  readonly setting: SettingName;
  /** What the run had, where no config says it but a series does. */
  readonly from: string | null;
  readonly to: string;
}

function targetOf(change: FixChange, run: Run, { course, observations }: Seen): Target | null {
  switch (change.kind) {
    case "action":
      return null;
    case "set":
      return { setting: change.setting, from: null, to: spelled(change.to) };
    case "multiply":
      return multiplied(change.setting, change.by, run);
    case "below-measured":
      return belowMeasured(change, run, observations) ?? multiplied(change.setting, change.by, run);
    case "limit-epochs-to-best":
      return limitedEpochs(run, course);
    case "clip-at-typical-gradient":
      return clippedAtTypical(run);
  }
}

function multiplied(setting: SettingName, by: number, run: Run): Target | null {
  const declared = settingOf(run.config, setting)?.value;
  const logged = setting === "learning-rate" ? peakRate(run) : null;
  const value = typeof declared === "number" ? declared : logged;
  if (value === null || !Number.isFinite(value) || value === 0) return null;
  const product = value * by;
  const whole = Number.isInteger(value) && setting !== "learning-rate" && setting !== "weight-decay";
  const to = whole ? String(Math.max(1, Math.round(product))) : configNumber(product);
  return { setting, from: typeof declared === "number" ? spelled(declared) : configNumber(value), to };
}

type BelowMeasured = Extract<FixChange, { kind: "below-measured" }>;

function actionOf({ action, change }: Fix, run: Run, { observations }: Seen): string {
  if (change.kind !== "below-measured") return action;
  return belowMeasured(change, run, observations) ? change.whenMeasured : action;
}

/** Null where the check measured nothing, or where the run's setting counts in other units: half of it would be no less. */
function belowMeasured(
  { check, measure, setting }: BelowMeasured,
  run: Run,
  observations: readonly Observation[],
): Target | null {
  const outcome = observations.find((observation) => observation.check === check)?.outcome;
  if (outcome?.kind !== "present") return null;
  const measured = outcome.measured.find(({ name }) => name === measure)?.value ?? Number.NaN;
  const half = Number((measured * BELOW_MEASURED).toPrecision(2));
  const declared = settingOf(run.config, setting)?.value;
  const had = typeof declared === "number" ? declared : peakRate(run);
  if (!(half > 0) || had === null || half >= had) return null;
  return {
    setting,
    from: typeof declared === "number" ? spelled(declared) : configNumber(had),
    to: String(half),
  };
}

function peakRate(run: Run): number | null {
  const rate = inputsOf(run)["learning-rate"];
  const peak = rate ? quantileOf(rate.values, 1) : Number.NaN;
  return Number.isFinite(peak) ? peak : null;
}

/** Epochs count from 1 in a config and from 0 on most axes, so the best epoch e ends training after e + 1. */
function limitedEpochs(run: Run, { best, lastEpoch }: RunCourse): Target | null {
  if (!best || best.epoch === null || lastEpoch === null) return null;
  const epochs = run.series.find(({ id }) => id === best.seriesId)?.axes.epoch ?? new Float64Array();
  // Whole numbers from 0 on name the epoch under way; others, as Keras' and the Trainer's, count those that are done.
  const namesUnderWay = epochs[0] === 0 && epochs.every((epoch) => Number.isInteger(epoch));
  const count = (epoch: number): string => String(Math.max(1, namesUnderWay ? epoch + 1 : Math.ceil(epoch)));
  return { setting: "epochs", from: count(lastEpoch), to: count(best.epoch) };
}

function clippedAtTypical(run: Run): Target | null {
  const norm = inputsOf(run)["gradient-norm"];
  const typical = norm ? quantileOf(norm.values, CLIP_AT) : Number.NaN;
  if (!Number.isFinite(typical) || typical <= 0) return null;
  return { setting: "gradient-clip", from: null, to: String(Number(typical.toPrecision(2))) };
}

function settingOf(config: Config | null, name: SettingName): Setting<unknown> | undefined {
  return config?.known[name];
}

function spelled(value: unknown): string {
  return typeof value === "string" ? value : String(JSON.stringify(value));
}
