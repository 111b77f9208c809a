import { expect, test } from "vitest";
import { hfTrainer } from "../../src/readers/hf-trainer/reader.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

function state(history: readonly object[], more: object = {}): string {
  return JSON.stringify({ global_step: history.length * 10, log_history: history, ...more }, null, 2);
}

const HISTORY = [
  { step: 10, epoch: 0.5, loss: 2, learning_rate: 0.1 },
  { step: 20, epoch: 1, loss: 1.5, learning_rate: 0.05 },
  { step: 20, epoch: 1, eval_loss: 1.8, eval_g0_loss: 1.7 },
];

test("each entry stands on its line; the split of a name is stated", async () => {
  const series = seriesIn(await readParts(hfTrainer, { "trainer_state.json": state(HISTORY) }));
  expect(pointsOf(series["train loss"])).toEqual([
    [10, 2],
    [20, 1.5],
  ]);
  expect(pointsOf(series["validation eval_g0_loss"])).toEqual([[20, 1.7]]);
  expect(series["train loss"]?.cadence).toBe("step");
  expect([...(series["train loss"]?.axes.row ?? [])]).toEqual([4, 10, 16]);
});

test("the mean over the run is no point, and that is told", async () => {
  const entry = { step: 20, epoch: 1, train_loss: 0.291, train_runtime: 9 };
  const parts = await readParts(hfTrainer, { "trainer_state.json": state([...HISTORY, entry]) });
  expect(Object.keys(seriesIn(parts))).not.toContain("train_loss");
  expect(noticesIn(parts)[0]).toMatch(/^column-ignored: train_loss 0.291 is the mean over the whole run/);
});

test("plan and end are facts; an endless plan is none", async () => {
  const facts = async (more: object) => {
    const parts = await readParts(hfTrainer, { "trainer_state.json": state(HISTORY, more) });
    return parts.flatMap((part) => (part.kind === "facts" ? [part.facts] : []));
  };
  expect(await facts({ max_steps: 30, num_train_epochs: 3 })).toEqual([
    { plannedSteps: 30, plannedEpochs: 3, status: "finished" },
  ]);
  expect(await facts({ max_steps: 300, num_train_epochs: 2 ** 63 })).toEqual([{ plannedSteps: 300 }]);
});

test("of the checkpoints of a run the longest history counts", async () => {
  const parts = await readParts(hfTrainer, {
    "out/checkpoint-10/trainer_state.json": state(HISTORY.slice(0, 1)),
    "out/checkpoint-20/trainer_state.json": state(HISTORY),
    "other/trainer_state.json": state(HISTORY.slice(0, 2)),
  });
  const groups = parts.flatMap((part) =>
    part.kind === "series" ? [`${part.group} ${part.series[0]?.file}`] : [],
  );
  expect(groups).toEqual(["other other/trainer_state.json", "out out/checkpoint-20/trainer_state.json"]);
  expect(noticesIn(parts)).toEqual([
    "merged-sources: The history of out/checkpoint-20/trainer_state.json reaches step 30; 1 other is its beginning and left out",
  ]);
});

test("a state that is cut gives what it has", async () => {
  const text = state(HISTORY).slice(0, -60);
  const parts = await readParts(hfTrainer, { "trainer_state.json": text });
  expect(pointsOf(seriesIn(parts)["train loss"])).toHaveLength(2);
  expect(noticesIn(parts)[0]).toMatch(/^truncated-file: .* line \d+, character \d+ of \d+/);
});

test("what is no state says why", async () => {
  const read = (text: string) => readParts(hfTrainer, { "trainer_state.json": text });
  await expect(read("{}")).rejects.toThrow(
    "Cannot read trainer_state.json: a list log_history is expected, there is none",
  );
  await expect(read('{"log_history": [1 2]}')).rejects.toThrow(
    "Cannot read trainer_state.json: it is no JSON, a comma or ] is expected in line 1, character 20 of 22",
  );
  await expect(read(state([]))).rejects.toThrow("its log_history is empty, nothing was logged");
});

test("is told by its history, under any name", () => {
  expect(sniffScore(hfTrainer, { "logs.json": state(HISTORY) })).toBe(0.95);
  expect(sniffScore(hfTrainer, { "config.json": '{"lr": 1}' })).toBe(0);
});
