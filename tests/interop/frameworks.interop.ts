import { afterAll, describe, expect, it } from "vitest";
import { pointsIn } from "./points-in.ts";
import { whyNoLoggers } from "./python.ts";
import { readWritten, removeWritten } from "./written.ts";

const reason = whyNoLoggers();
afterAll(removeWritten);

/** What write-frameworks.py logs. */
const LOSSES = [2.5, 1.25, Number.NaN, Number.POSITIVE_INFINITY, 0.1];

describe.skipIf(reason !== null)("what frameworks write", () => {
  it("torch's SummaryWriter: values as floats with NaN and both infinities, layers, hyperparameters", async () => {
    const { runs } = await readWritten("torch_summary");
    expect(runs).toHaveLength(1);
    const [run] = runs;
    const written = [...LOSSES, Number.NEGATIVE_INFINITY, 1e-30].map((loss, i) => [
      i * 10,
      Math.fround(loss),
    ]);
    expect(pointsIn(run, "train/loss")).toEqual(written);
    expect(pointsIn(run, "val/loss")).toEqual(written);
    expect(run?.layers?.layers).toEqual(["fc1.weight"]);
    expect(run?.config?.known["learning-rate"]?.value).toBe(0.25);
    expect(run?.config?.known.optimizer?.value).toBe("adam");
  });

  it("Lightning's CSVLogger: values by step and epoch, settings, and the model of its checkpoint", async () => {
    const { runs } = await readWritten("lightning_csv");
    expect(runs).toHaveLength(1);
    const [run] = runs;
    expect(run?.format).toBe("lightning-csv");
    // Lightning keeps what is logged as float32.
    const thrice = [...LOSSES, ...LOSSES, ...LOSSES].map((loss, i) => [i, Math.fround(loss)]);
    expect(pointsIn(run, "train/loss").map(([step, loss]) => [step, Math.fround(loss)])).toEqual(thrice);
    const validation = pointsIn(run, "val/loss").map(([step, loss]) => [step, Math.fround(loss)]);
    expect(validation).toEqual([
      [4, 0.5],
      [9, 0.25],
      [14, Math.fround(0.5 / 3)],
    ]);
    expect(run?.config?.known["learning-rate"]?.value).toBe(0.25);
    expect(run?.model?.layers).toMatchObject([{ name: "net", params: 3, shapes: [[1, 2], [1]] }]);
  });

  it("Keras' CSVLogger: every value that fit() returned, exactly", async () => {
    const { runs, results } = await readWritten("keras_csv");
    const [run] = runs;
    expect(run?.format).toBe("keras-csv");
    const byName = Object.fromEntries(
      (run?.series ?? []).map(({ sourceName, values }) => [sourceName, Array.from(values)]),
    );
    expect(byName).toEqual({ ...Object(results), known: LOSSES });
    expect(pointsIn(run, "val_loss").map(([step]) => step)).toEqual([0, 1, 2, 3, 4]);
  });

  it("Hugging Face's TrainerState: its whole log, exactly, from the file of the whole training", async () => {
    const { runs, results } = await readWritten("hf_trainer");
    expect(runs).toHaveLength(1);
    const [run] = runs;
    const log = results as Record<string, number>[];
    for (const name of ["loss", "grad_norm", "learning_rate", "eval_loss"]) {
      const logged = log.filter((entry) => name in entry).map((entry) => [entry["step"], entry[name]]);
      expect(pointsIn(run, name), name).toEqual(logged);
    }
    expect(run?.facts).toMatchObject({ plannedSteps: 10, plannedEpochs: 2, status: "finished" });
    const read = run?.provenance.find(({ gave }) => gave === "step metrics");
    expect(read?.file).toBe("trainer_state.json");
  });

  it.each(["progress.csv", "progress.json", "log.txt"])(
    "Stable-Baselines3's loggers: %s by time step, with NaN and infinity",
    async (file) => {
      const { runs } = await readWritten("sb3_logger");
      expect(runs).toHaveLength(1);
      const [run] = runs;
      // The table for people leaves out the head of a name, which stands in a line of its own.
      const head = file === "log.txt" ? ["", ""] : ["train/", "rollout/"];
      expect(pointsIn(run, `${head[0]}loss`, file)).toEqual(LOSSES.map((loss, i) => [i * 10, loss]));
      expect(pointsIn(run, `${head[1]}ep_rew_mean`, file)).toEqual([
        [20, 3],
        [30, 4.5],
        [40, 6],
      ]);
    },
  );

  it("Stable-Baselines3's EvalCallback: evaluations.npz by time step, exactly", async () => {
    const { runs, results } = await readWritten("sb3");
    expect(runs).toHaveLength(1);
    const { steps, results: rewards } = results as { steps: number[]; results: number[][] };
    const means = rewards.map((row) => row.reduce((sum, one) => sum + one, 0) / row.length);
    expect(pointsIn(runs[0], "eval/mean_reward", "evaluations.npz")).toEqual(
      steps.map((step, i) => [step, means[i]]),
    );
    expect(steps).toEqual([100, 200]);
  });
});
