import { describe, expect, it } from "vitest";
import type { Run } from "../../src/model/run.ts";
import { epochsGoOn } from "../../src/report/epochs-go-on.ts";
import { exampleRun, seriesOf } from "./example-run.ts";

function run(epochs: readonly number[]): Run {
  const loss = seriesOf(
    "loss",
    epochs.map(() => 1),
    { role: "loss", split: "train" },
  );
  return exampleRun({ series: [{ ...loss, axes: { ...loss.axes, epoch: Float64Array.from(epochs) } }] });
}

describe("logged epochs", () => {
  it.each([
    ["rise", [0.1, 0.9, 1.8, 2.6], true],
    ["are rounded", [1.02, 1.01, 1.03, 2.0], true],
    ["have gaps", [Number.NaN, 1, Number.NaN, 2], true],
    ["count anew after a resume", [0.5, 3.2, 5.06, 0.05, 1.04], false],
  ])("that %s", (_, epochs, goOn) => expect(epochsGoOn(run(epochs))).toBe(goOn));
});
