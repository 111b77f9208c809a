import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as tables from "./metric-table.ts";
import { answerFor, type Files, filesOf, SCENARIOS } from "./scenario-files.ts";

/** One draw a bundled run is enough: there are more than a hundred runs. */
const DRAWS = { numRuns: 1, seed: 6 };

describe("the answer is the same", () => {
  describe("whatever positive number the losses are multiplied by", () => {
    // What a model that answers always the same scores is known from the classes (ln C, the entropy of their shares), from
    // predictions and from the accuracy beside the loss, and the log prints losses: these give the scale of a loss a meaning,
    // and stay out. So do runs whose fault is that scale itself:
    const faultyScale: Readonly<Record<string, string>> = {
      "redundant-softmax": "a second softmax puts a floor of a known height under the loss",
      "discriminator-dominates":
        "a discriminator has won where its loss is near 0, against the ln 2 of guessing",
      "mode-collapse-absent": "in it a discriminator has won, which is told by the same height",
      "initialization-scale": "the first loss is more than ln C for any number of classes (12)",
    };
    // bfloat16 holds a value times a power of two where it holds the value, and no other multiple.
    const binary = /^bf16-/;
    it.each(SCENARIOS.filter((name) => faultyScale[name] === undefined))("%s", async (name) => {
      const files = without(filesOf(name), /^(train\.log|class_counts\.json|predictions_.*|model\.json)$/);
      const factors = binary.test(name)
        ? fc.integer({ min: -3, max: 2 }).map((power) => 2 ** power)
        : fc.double({ min: 0.1, max: 4, noNaN: true });
      const table = tables.withoutColumns(tables.tableOf(files), ["train/accuracy", "val/accuracy"]);
      await sameFor(tables.withTable(files, table), factors, (factor) =>
        tables.withTable(files, tables.mapColumns(table, isLoss, times(factor))),
      );
    });
  });

  describe("whatever step a run is counted from", () => {
    it.each(SCENARIOS)("%s", async (name) => {
      const files = without(filesOf(name), /^train\.log$/);
      await sameFor(files, fc.integer({ min: 1, max: 100_000 }), (offset) => shifted(files, offset));
    });
  });

  describe("in whatever order the columns stand", () => {
    it.each(SCENARIOS)("%s", async (name) => {
      const files = filesOf(name);
      const table = tables.tableOf(files);
      const columns = [...table.header.keys()];
      const orders = fc.shuffledSubarray(columns, { minLength: columns.length, maxLength: columns.length });
      await sameFor(files, orders, (order) => tables.withTable(files, tables.reorderColumns(table, order)));
    });
  });

  describe("by whatever names of the same role the metrics go", () => {
    const spellings = {
      "train/loss": ["loss", "train_loss", "training/loss"],
      "val/loss": ["val_loss", "eval/loss", "validation_loss"],
      "val/accuracy": ["val_acc", "eval/accuracy", "validation_accuracy"],
      lr: ["learning_rate", "lr-SGD"],
      grad_norm: ["gradient_norm", "train/grad_norm"],
    };
    it.each(SCENARIOS)("%s", async (name) => {
      const files = filesOf(name);
      const names = fc.record(
        Object.fromEntries(
          Object.entries(spellings).map(([from, to]) => [from, fc.constantFrom(from, ...to)]),
        ),
      );
      await sameFor(files, names, (chosen) =>
        tables.withTable(files, tables.renameColumns(tables.tableOf(files), chosen)),
      );
    });
  });

  describe("with every second step left out", () => {
    // What stands on single steps or on how many there are goes with the steps that are left out:
    const needsItsSteps: Readonly<Record<string, string>> = {
      "warmup-end-instability":
        "the level before and after the end of the warm-up is taken of logged steps in blocks",
      "exploding-gradients": "each of its bursts lasts a step or two, and one of them is left out",
    };
    it.each(SCENARIOS.filter((name) => needsItsSteps[name] === undefined))("%s", async (name) => {
      const files = without(filesOf(name), /^train\.log$/);
      const table = tables.tableOf(files);
      const loss = table.header.indexOf("train/loss");
      let steps = 0;
      const rows = table.rows.filter((row) => row[loss] === "" || steps++ % 2 === 0);
      const [expected, found] = [
        await answerFor(files),
        await answerFor(tables.withTable(files, { ...table, rows })),
      ];
      expect(found.first).toBe(expected.first);
      // Whether a loss that hardly falls counts as dead is read off the batches it began with, and those are others now.
      expect(isWell(found.verdict)).toBe(isWell(expected.verdict));
    });
  });
});

function isWell(verdict: string): boolean {
  return verdict !== "impaired" && verdict !== "failed";
}

/** Checks that what is made of the files is answered as they are. */
async function sameFor<T>(files: Files, values: fc.Arbitrary<T>, change: (value: T) => Files): Promise<void> {
  const expected = await answerFor(files);
  const property = fc.asyncProperty(values, async (value) => {
    expect(await answerFor(change(value))).toEqual(expected);
  });
  await fc.assert(property, DRAWS);
}

function without(files: Files, names: RegExp): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.test(name)));
}

function isLoss(name: string): boolean {
  return name.includes("loss") && name !== "loss_scale";
}

function times(factor: number): (cell: string) => string {
  return (cell) => String(Number(cell) * factor);
}

/** Statistics by layer count the same steps as the metrics. */
function shifted(files: Files, offset: number): Files {
  const later = (text: string): string =>
    tables.toCsv(
      tables.mapColumns(
        tables.tableOf({ "metrics.csv": text }),
        (name) => name === "step",
        (cell) => String(Number(cell) + offset),
      ),
    );
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      /^(metrics|layers)\.csv$/.test(name) ? later(text) : text,
    ]),
  );
}
