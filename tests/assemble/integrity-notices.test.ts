import { describe, expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { sourceOf } from "../source-of.ts";

async function messages(files: Readonly<Record<string, string>>, code: string): Promise<string[]> {
  const runs = await readRuns(sourceOf(files));
  return runs.flatMap(({ notices }) =>
    notices.filter((one) => one.code === code).map(({ level, message }) => `${level}: ${message}`),
  );
}

function trainerState(epochs: readonly number[]): string {
  const history = epochs.map((epoch, i) => ({ epoch, loss: 2 - i / 20, step: (i + 1) * 10 }));
  return JSON.stringify({ epoch: epochs.at(-1), global_step: epochs.length * 10, log_history: history });
}

describe("epochs that fall back while steps go on", () => {
  it("are resumes, told with their places", async () => {
    const files = { "trainer_state.json": trainerState([0.1, 0.2, 0.05, 0.15, 0.25, 0.1, 0.2]) };
    expect(await messages(files, "resume")).toEqual([
      "info: The epoch falls back while the steps go on (from 0.2 to 0.05 at step 30, 0.25 to 0.1 at step 60): " +
        "the run was resumed 2 times, and steps are the count to go by",
    ]);
  });

  it("are none where epochs rise or stand, as rounded ones do", async () => {
    const files = { "trainer_state.json": trainerState([0.1, 0.1, 0.2, 0.2, 0.3, 0.3]) };
    expect(await messages(files, "resume")).toEqual([]);
  });
});

describe("values that are no numbers", () => {
  const line = (i: number, rest: object) =>
    JSON.stringify({ iteration: i * 20 - 1, total_loss: 2 / i, ...rest });

  it("are no failure where COCO's evaluation found no object of a size, beside scores that are numbers", async () => {
    const rows = [1, 2, 3].map((i) =>
      line(i, { "bbox/AP": 20 + i, "bbox/APm": 0 }).replace('"bbox/APm":0', '"bbox/APm":NaN'),
    );
    expect(await messages({ "metrics.json": rows.join("\n") }, "non-finite-values")).toEqual([
      "info: bbox/APm is NaN at each of its 3 points, as COCO's evaluation writes it where the data hold no such object",
    ]);
  });

  it("are a failure where no score is a number", async () => {
    const rows = [1, 2, 3].map((i) => line(i, { "bbox/AP": 0 }).replace('"bbox/AP":0', '"bbox/AP":NaN'));
    const [only, ...others] = await messages({ "metrics.json": rows.join("\n") }, "non-finite-values");
    expect(only).toBe("warning: bbox/AP is not finite at 3 of 3 points, first NaN at step 19");
    expect(others).toEqual([]);
  });

  it("are told once of a quantity that two loggers hold alike", async () => {
    const csv = ["step,loss", "1,2.5", "2,nan", "3,nan", "4,1.5"].join("\n");
    const jsonl = [
      '{"step":1,"loss":2.5}',
      '{"step":2,"loss":NaN}',
      '{"step":3,"loss":NaN}',
      '{"step":4,"loss":1.5}',
    ];
    const files = { "metrics.csv": csv, "metrics.jsonl": jsonl.join("\n") };
    expect(await messages(files, "non-finite-values")).toHaveLength(1);
  });
});

describe("a folder without a run", () => {
  it("is refused with what is wrong with its files", async () => {
    const source = sourceOf({ "run-a/run-a.wandb": "", "run-b/args.yaml": "lr: 0.1\nseed: 3\n" });
    await expect(readRuns(source)).rejects.toThrow(
      "Cannot read run: its 2 files (read as config-file) hold no metric and nothing else of a run; " +
        "run-a/run-a.wandb is empty (0 bytes)",
    );
  });
});
