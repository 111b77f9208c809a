import type { RunFacts } from "../../model/run.ts";

/** What a line states of the run as a whole; an empty object for most lines. */
export function factsInLine(text: string): Partial<RunFacts> {
  if (!HINT.test(text)) return NONE;
  const facts: { -readonly [K in keyof RunFacts]: RunFacts[K] } = {};
  for (const [name, pattern] of COUNTS) {
    const found = pattern.exec(text);
    const value = found === null ? Number.NaN : count(found[1] ?? found[3] ?? "", found[2] ?? found[4]);
    if (value > 0) facts[name] = value;
  }
  const subject = /^\s*training (?:an? |the )?([\w.-]+) on ([\w./-]+)\s*:/i.exec(text);
  if (subject?.[1] !== undefined && subject[2] !== undefined) {
    facts.model = subject[1];
    facts.task = subject[2];
  }
  return facts;
}

/** Every line is looked at, so the words that all patterns need come first. */
const HINT =
  /param|example|sample|epochs|(?:steps|iterations|batches)[ _]per|total \w+ steps|training \S+ on |train on /i;

const NONE: Partial<RunFacts> = {};

type CountFact =
  | "parameters"
  | "trainExamples"
  | "validationExamples"
  | "plannedEpochs"
  | "plannedSteps"
  | "stepsPerEpoch";

const NUMBER = String.raw`([\d][\d,_]*(?:\.\d+)?)\s?([KMB](?![A-Za-z]))?`;

/**
 * `training mlp on digits: 85002 parameters, 235 examples, 115 epochs x 14 steps`, Keras ("Total params: 85,002"),
 * nanoGPT ("number of parameters: 10.65M"), Hugging Face Trainer ("Num examples = 1,000", "Total optimization steps"),
 * fairseq ("num. shared model params: 95,044,608").
 */
const COUNTS: readonly (readonly [CountFact, RegExp])[] = [
  [
    "parameters",
    new RegExp(`(?:^|[:,(]\\s*|\\b(?:with|has|of) )${NUMBER} (?:trainable |model )?param(?:eter)?s\\b`, "i"),
  ],
  [
    "parameters",
    new RegExp(
      `\\b(?:total|number of|num\\.? shared model|trainable|model) (?:trainable )?param(?:eter)?s\\s*[:=]\\s*${NUMBER}`,
      "i",
    ),
  ],
  [
    "trainExamples",
    new RegExp(
      `(?:^|[:,(]\\s*|\\btrain(?:ing)? on )${NUMBER} (?:training |train )?(?:examples|samples)\\b`,
      "i",
    ),
  ],
  [
    "trainExamples",
    new RegExp(`\\bnum(?:ber of)? (?:training |train )?(?:examples|samples)\\s*[:=]\\s*${NUMBER}`, "i"),
  ],
  [
    "validationExamples",
    new RegExp(
      `(?:^|[:,(]\\s*)${NUMBER} (?:validation|val) (?:examples|samples)\\b|\\bvalidate on ${NUMBER}`,
      "i",
    ),
  ],
  ["plannedEpochs", new RegExp(`(?:^|[\\s:,])${NUMBER} epochs\\b(?! (?:left|remaining|ago|without))`, "i")],
  ["plannedEpochs", new RegExp(`\\bnum(?:ber of)? epochs\\s*[:=]\\s*${NUMBER}`, "i")],
  ["stepsPerEpoch", new RegExp(`\\bepochs? (?:x|of|×) ${NUMBER} (?:steps|iterations|batches)\\b`, "i")],
  ["stepsPerEpoch", new RegExp(`\\b(?:steps|iterations|batches)[ _]per[ _]epoch\\s*[:=]\\s*${NUMBER}`, "i")],
  ["plannedSteps", new RegExp(`\\btotal (?:optimization|training|train) steps\\s*[:=]\\s*${NUMBER}`, "i")],
];

const SCALES: ReadonlyMap<string, number> = new Map([
  ["K", 1e3],
  ["M", 1e6],
  ["B", 1e9],
]);

function count(digits: string, scale: string | undefined): number {
  return Math.round(Number(digits.replace(/[,_]/g, "")) * (SCALES.get(scale?.toUpperCase() ?? "") ?? 1));
}
