import type { KnownSettings } from "../model/config.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Fact } from "../model/document.ts";
import { METRIC_ROLES, SPLITS } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords, stepWords } from "../stats/step-words.ts";
import { epochsGoOn } from "./epochs-go-on.ts";
import { countWords, durationWords, fact } from "./words.ts";

/** Ten lines at most: what was read, not what was guessed. */
const MOST_LINES = 10;

/** The run's facts, for the margin of the head. */
export function runCard(run: Run, diagnosis: Diagnosis): readonly Fact[] {
  const facts = [
    fact("Task", taskWords(run)),
    fact("Model", modelWords(run)),
    fact("Data", dataWords(run)),
    fact("Optimizer", optimizerWords(run)),
    fact("Schedule", scheduleWords(run)),
    fact("Best result", bestWords(run, diagnosis)),
    fact("Ran", ranWords(run, diagnosis)),
    fact("Ended", endWords(diagnosis)),
    fact("Seed", settingWords(run, "seed")),
    fact("Read as", run.format),
  ];
  return facts.filter(({ value }) => value.some(({ text }) => text !== "")).slice(0, MOST_LINES);
}

/** "5,349 of 20,000 steps, 3 h 34 min". */
export function ranWords(run: Run, diagnosis: Diagnosis): string {
  const { firstStep, lastStep, plannedSteps, seconds, stepUnit, lastEpoch } = diagnosis.course;
  if (lastStep <= firstStep && lastStep <= 0) return "";
  const planned = plannedSteps !== null && plannedSteps >= lastStep && stepUnit === "step";
  const ran = planned
    ? `${numberWords(lastStep)} of ${countWords(plannedSteps, "step")}`
    : `to ${stepWords(stepUnit, lastStep)}`;
  const epochs =
    lastEpoch !== null && stepUnit === "step" && lastEpoch >= 1 && epochsGoOn(run)
      ? `, epoch ${placeWords(lastEpoch)}`
      : "";
  return `${ran}${epochs}${seconds === null || seconds < 1 ? "" : `, ${durationWords(seconds)}`}`;
}

/** "accuracy 0.899 at step 3,000". */
export function bestWords(run: Run, diagnosis: Diagnosis): string {
  const { best, stepUnit } = diagnosis.course;
  if (!best) return "";
  return `${seriesTitle(run, best.seriesId)} ${numberWords(best.value)} at ${stepWords(stepUnit, best.step)}`;
}

/** "validation loss", by role and split; the file's own name where the role says nothing. */
export function seriesTitle(run: Run, id: string): string {
  const series = run.series.find((candidate) => candidate.id === id);
  if (!series) return id;
  if (series.role === "other" || series.role === "other-metric") return series.sourceName;
  const title = METRIC_ROLES[series.role].title;
  const split = series.split === "train" ? "training" : series.split;
  return split === null ? title : `${split} ${title}`;
}

function taskWords(run: Run): string {
  const task = run.facts.task ?? settingWords(run, "dataset");
  const classes = Object.values(run.predictions).find(
    (predictions) => predictions?.kind === "classification",
  );
  const count = classes?.kind === "classification" ? countWords(classes.classes.length, "class") : "";
  const regime = run.regime.id === "unknown" ? "" : run.regime.id.replaceAll("-", " ");
  return [task === "" ? regime : task, count].filter(Boolean).join(", ");
}

function modelWords(run: Run): string {
  const name = run.facts.model ?? settingWords(run, "model");
  const layers = run.model ? countWords(run.model.layers.length, "layer") : "";
  const summed = run.model?.layers.reduce((sum, { params }) => sum + params, 0) ?? 0;
  const total = run.facts.parameters ?? summed;
  return [name, layers, total > 0 ? countWords(total, "parameter") : ""].filter(Boolean).join(", ");
}

function dataWords(run: Run): string {
  const { trainExamples, validationExamples } = run.facts;
  const counts = {
    train: trainExamples ?? run.splits.train?.ids.length,
    validation: validationExamples ?? run.splits.validation?.ids.length,
    test: run.splits.test?.ids.length,
  };
  return SPLITS.filter((split) => counts[split] !== undefined)
    .map((split) => `${numberWords(counts[split] ?? 0)} ${split}`)
    .join(", ");
}

function optimizerWords(run: Run): string {
  const momentum = settingWords(run, "momentum");
  const batch = settingWords(run, "batch-size");
  const decay = run.config?.known["weight-decay"]?.value;
  return [
    settingWords(run, "optimizer"),
    momentum === "" || momentum === "0" ? "" : `momentum ${momentum}`,
    decay === undefined || decay === 0 ? "" : `weight decay ${settingWords(run, "weight-decay")}`,
    batch === "" ? "" : `batch ${batch}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function scheduleWords(run: Run): string {
  const rate = settingWords(run, "learning-rate");
  const scheduler = settingWords(run, "scheduler");
  const warmup = settingWords(run, "warmup-steps");
  return [
    rate === "" ? "" : `rate ${rate}`,
    scheduler === "" || scheduler === "none" ? "" : scheduler,
    warmup === "" || warmup === "0" ? "" : `warm-up ${countWords(Number(warmup), "step")}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function endWords(diagnosis: Diagnosis): string {
  const { ended } = diagnosis.course;
  return ended === "unknown" ? "" : ended;
}

/** In the config's own spelling. */
function settingWords(run: Run, name: keyof KnownSettings): string {
  const value = run.config?.known[name]?.value;
  if (value === undefined || value === null) return "";
  const spelled = String(value);
  // A drawn rate of 17 digits says no more than three of them; the diff of the fix keeps the spelling.
  return typeof value === "number" && spelled.length > 8 ? numberWords(value) : spelled;
}
