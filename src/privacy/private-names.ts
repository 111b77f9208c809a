import type { ConfigEntry, ConfigValue } from "../model/config.ts";
import type { Run } from "../model/run.ts";
import { namesSomebody } from "./mask.ts";

/**
 * Names of people and machines that the files of a run state: as the value of a setting, in the name of an event file,
 * as the owner of a home folder. Where they stand elsewhere (a folder, a remote, a log line) they are as private.
 */
export function privateNames(
  run: Pick<Run, "config" | "events" | "provenance" | "name" | "input">,
): string[] {
  const names = new Set<string>();
  for (const entry of run.config?.entries ?? []) for (const name of namesIn(entry)) names.add(name);
  const texts = [
    run.name,
    run.input,
    ...run.provenance.map(({ file }) => file),
    ...run.events.map(({ text }) => text),
  ];
  for (const text of texts) for (const name of statedIn(text, PLACES)) names.add(name);
  for (const { text } of run.config?.files ?? []) for (const name of statedIn(text)) names.add(name);
  return [...names].filter(isTelling).sort();
}

function namesIn({ key, value }: ConfigEntry): string[] {
  const own = namesSomebody(key) && typeof value === "string" ? [value, ...localPart(value)] : [];
  return [...own, ...stringsIn(value).flatMap((text) => statedIn(text, PLACES))];
}

function stringsIn(value: ConfigValue): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What stands before the @ is mostly the name of the account as well. */
function localPart(text: string): string[] {
  const at = text.indexOf("@");
  return at > 0 ? [text.slice(0, at)] : [];
}

/** Places that hold a name by their form. */
const PLACES: readonly RegExp[] = [
  /\/(?:home|Users)\/([^/\s"',:;)\]}[]+)/g,
  /\b[A-Za-z]:(?:\\\\?|\/)Users(?:\\\\?|\/)([^\\/"'\n[]+)/g,
  /\bevents\.out\.tfevents\.\d+\.([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)/g,
];

/** In a file of settings the key tells; in a log `user: Hello` is a conversation. */
const STATED: readonly RegExp[] = [
  ...PLACES,
  /"?\b(?:host(?:name)?|user(?:name)?)"?\s*[:=]\s*["']?([A-Za-z0-9][\w.-]*)/gi,
];

function statedIn(text: string, patterns: readonly RegExp[] = STATED): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));
}

/**
 * A name that is a word of the trade, a common account or too short would hide what it does not mean: a user `adam`
 * must not hide the optimizer.
 */
function isTelling(name: string): boolean {
  return name.length >= 4 && /\D/.test(name) && !COMMON.has(name.toLowerCase()) && !/[[\]]/.test(name);
}

const COMMON: ReadonlySet<string> = new Set(
  [
    "root admin ubuntu user users guest nobody jovyan sagemaker azureuser centos debian ec2-user runner docker",
    "localhost local host hostname server node worker master main head login none null true false default unknown",
    "adam adamw adamax nadam radam lamb lion sgd adagrad adadelta rmsprop sophia muon shampoo adafactor",
    "train training trainer test tests valid validation eval evaluation data dataset datasets model models loss",
    "epoch epochs step steps batch rate learning metric metrics accuracy error config logs runs output outputs",
    "work workspace project projects share shared home kaggle colab content linux windows darwin pytorch keras",
    "tensorflow torch jax python conda cuda cudnn nvidia random normal uniform linear cosine constant step",
    "task label layer layers weight weights grad gradient gradients class classes value values time name names",
  ].flatMap((line) => line.split(" ")),
);
