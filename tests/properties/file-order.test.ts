import fc from "fast-check";
import { it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { diagnosisJson, toJson } from "../../src/cli/diagnosis-json.ts";
import { diagnose } from "../../src/pipeline.ts";
import { sourceOf } from "../source-of.ts";
import { filesOf, SCENARIOS } from "./scenario-files.ts";

it.each(SCENARIOS.filter((_, i) => i % 4 === 0))(
  "files listed in another order change no byte of the diagnosis: %s",
  async (name) => {
    const source = sourceOf(filesOf(name));
    const bytes = async (files: typeof source.files): Promise<string> => {
      const runs = await readRuns({ ...source, files });
      return runs.map((run) => toJson(diagnosisJson(run, diagnose(run)))).join("\n");
    };
    const expected = await bytes(source.files);
    const count = source.files.length;
    const orders = fc.shuffledSubarray([...source.files], { minLength: count, maxLength: count });
    await fc.assert(
      fc.asyncProperty(orders, async (files) => (await bytes(files)) === expected),
      { numRuns: 3, seed: 6 },
    );
  },
);
