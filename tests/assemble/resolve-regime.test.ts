import { expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { sourceOf } from "../source-of.ts";

async function regimeOf(files: Readonly<Record<string, string>>, name = "run"): Promise<string> {
  const [run] = await readRuns(sourceOf(files, { name }));
  return `${run?.regime.id} ${run?.regime.ground}`;
}

function csv(...names: string[]): string {
  return [
    ["step", ...names],
    [0, ...names.map(() => 0.5)],
    [1, ...names.map(() => 0.25)],
    [2, ...names.map(() => 0.1)],
  ]
    .map((row) => row.join(","))
    .join("\n");
}

it.each([
  ["gan observed", csv("g_loss", "d_loss"), ""],
  ["continual observed", csv("loss", "task_0_acc", "task_1_acc", "task"), ""],
  ["preference observed", csv("loss", "rewards/chosen", "rewards/margins"), ""],
  ["reinforcement observed", csv("train/loss", "rollout/ep_rew_mean"), ""],
  ["boosting observed", csv("train-logloss", "validation_0-logloss"), ""],
  ["boosting declared", csv("train_loss"), "num_leaves: 31\n"],
  ["language-model observed", csv("train/loss", "val/perplexity"), ""],
  ["language-model inferred", csv("loss", "val_loss", "val_accuracy"), "dataset: tinyshakespeare_char_lm\n"],
  ["language-model inferred", csv("loss"), "model: gpt\n"],
  ["language-model inferred", csv("loss"), "vocab_size: 50257\n"],
  ["supervised observed", csv("loss", "val_accuracy"), "dataset: text_classification\n"],
  ["supervised observed", csv("loss", "val_accuracy"), "dataset: digits\n"],
  ["supervised inferred", csv("loss"), ""],
  ["profile-only observed", csv("step_time", "mem_mb"), ""],
  ["unknown inferred", csv("foo", "bar"), ""],
])("%s: %s", async (expected, metrics, config) => {
  expect(
    await regimeOf(config === "" ? { "m.csv": metrics } : { "m.csv": metrics, "config.yaml": config }),
  ).toBe(expected);
});

it("predictions of classes speak against a language model that only a name suggests", async () => {
  const files = {
    "m.csv": csv("loss"),
    "config.yaml": "model: gpt\n",
    "predictions_test.csv": "id,y_true,y_pred\n0,a,a\n1,b,b\n",
  };
  expect(await regimeOf(files)).toBe("supervised observed");
});

it("the name of the run is a clue of last resort", async () => {
  expect(await regimeOf({ "m.csv": csv("loss") }, "wikipedia-llm")).toBe("language-model inferred");
});
