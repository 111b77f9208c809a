import { BUNDLED } from "./bundled-runs.ts";
import { isMade, type Made } from "./made.ts";
import { runFiles } from "./run-files.ts";
import { recipes } from "./scenarios/index.ts";
import type { Recipe, ScenarioFile, Training } from "./settings.ts";
import { train } from "./train.ts";

const ALL: readonly ScenarioFile[] = [
  "layers",
  "config",
  "model",
  "log",
  "splits",
  "predictions",
  "features",
  "class-counts",
];
/** What is kept of a run where its recipe does not say. */
const USUAL: readonly ScenarioFile[] = ["layers", "config", "log"];

/** A folder of fixtures/scenarios: its name, and its files when trained. */
export interface Scenario {
  readonly name: string;
  /** Trains the run; the files by name. */
  make(): ReadonlyMap<string, string>;
}

/** All bundled runs: the four of README, and two for each recipe. */
export function scenarios(): readonly Scenario[] {
  const bundled = Object.entries(BUNDLED).map(([name, settings]) => ({
    name,
    make: () => runFiles(settings, train(settings), { files: ALL, digits: 7, fraction: 5, allColumns: true }),
  }));
  const ofCauses = recipes.flatMap((recipe) => [
    { name: recipe.cause, make: () => makeFiles(recipe, recipe.present) },
    { name: `${recipe.cause}-absent`, make: () => makeFiles(recipe, recipe.absent) },
  ]);
  return [...bundled, ...ofCauses];
}

function makeFiles(recipe: Recipe, training: Training | Made): ReadonlyMap<string, string> {
  const made = new Map(isMade(training) ? training.make() : trainedFiles(training));
  return made.set("SOURCE.md", sourceText(recipe, training));
}

function trainedFiles({ files = USUAL, ...settings }: Training): ReadonlyMap<string, string> {
  return runFiles(settings, train(settings), { files, digits: 6, fraction: 3 });
}

/** Where the run comes from; no reader reads it. */
function sourceText(recipe: Recipe, training: Training | Made): string {
  const present = training === recipe.present;
  const what = present
    ? `The cause \`${recipe.cause}\` is at work.`
    : `The cause \`${recipe.cause}\` is not at work; ${recipe.absentCause === null ? "the run is sound" : `\`${recipe.absentCause}\` is`}.`;
  const modelled = isMade(training) && training.modelled ? `\n\n${training.modelled}` : "";
  return `# ${recipe.cause}${present ? "" : ", absent"}

${what} ${recipe.why}${modelled}

Trained by \`npm run scenarios ${recipe.cause}${present ? "" : "-absent"}\` (recipe: scripts/train/scenarios/${recipe.cause}.ts) with these settings:

\`\`\`json
${JSON.stringify(isMade(training) ? training.settings : training, null, 1)}
\`\`\`
`;
}
