import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { scenarios } from "../scripts/train/scenario-files.ts";
import { recipes } from "../scripts/train/scenarios/index.ts";
import { causes } from "../src/causes/index.ts";
import { readInput } from "../src/cli/read-inputs.ts";
import type { RankedCause } from "../src/model/diagnosis.ts";
import { diagnose } from "../src/pipeline.ts";

const FOLDER = resolve(import.meta.dirname, "../fixtures/scenarios");
/** Trained again here; all others by `npm run scenarios -- --check`. */
const QUICKEST = ["lr-too-high", "capacity-too-small", "nan-from-math", "undertrained"];

describe.each(recipes)("$cause", (recipe) => {
  it("is named first where it is at work", async () => {
    const [first] = (await ranked(recipe.cause)).filter(({ id }) => id !== recipe.behind);
    expect(first?.id).toBe(recipe.cause);
    expect(first?.confidence).toBeGreaterThanOrEqual(recipe.atLeast);
  });

  it(`is not named where it is absent: ${recipe.absentCause ?? "nothing"} is`, async () => {
    const named = (await ranked(`${recipe.cause}-absent`)).filter(({ confidence }) => confidence >= 0.5);
    expect(named.map(({ id }) => id)).not.toContain(recipe.cause);
    expect(named[0]?.id ?? null).toBe(recipe.absentCause);
  });
});

describe("the recipes", () => {
  it("are of causes of the catalogue, one each, in order", () => {
    const ids = recipes.map(({ cause }) => cause);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(causes.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it("are all the folders there are", () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(
      scenarios()
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it.each(QUICKEST)("train %s to the same bytes again", (name) => {
    const scenario = scenarios().find((candidate) => candidate.name === name);
    const files = scenario?.make() ?? new Map();
    expect(files.size).toBeGreaterThan(1);
    for (const [file, text] of files) {
      const path = join(FOLDER, name, file);
      expect(existsSync(path) ? readFileSync(path, "utf8") : null).toBe(text);
    }
  });
});

async function ranked(name: string): Promise<readonly RankedCause[]> {
  const result = await readInput(join(FOLDER, name), {});
  if ("error" in result) throw result.error;
  const [run] = result.runs;
  if (!run) throw new Error(`fixtures/scenarios/${name} holds no run`);
  return diagnose(run).causes;
}
