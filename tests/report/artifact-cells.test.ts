import { describe, expect, it } from "vitest";
import type {
  BarsFigure,
  Figure,
  MatrixFigure,
  MultiplesFigure,
  TreemapFigure,
} from "../../src/model/chart.ts";
import type { CellBlock, TableCell } from "../../src/model/document.ts";
import type { Run } from "../../src/model/run.ts";
import { buildDocument } from "../../src/report/build-document.ts";
import { measureWords } from "../../src/report/measure-words.ts";
import { exampleDiagnosis, exampleRun, primaryOf, seriesOf } from "./example-run.ts";

describe("tasks in a row", () => {
  const tasks = {
    file: "task_accuracy.json",
    tasks: ["digits", "letters", "signs"],
    accuracy: [
      [0.9, 0.1, Number.NaN],
      [0.5, 0.8, 0.1],
      [0.3, 0.79, 0.85],
    ],
  };
  const cell = cellOf({ tasks }, "c-tasks");
  const figure = figureOf(cell, "c-tasks") as MatrixFigure;

  it("names the task that fell furthest, from its best to its end", () => {
    expect(cell?.answer).toBe(
      "Accuracy on digits falls from 0.9 to 0.3 by the end, the most of 2 earlier tasks.",
    );
  });

  it("inks the fall of what was trained before, and not what is still to come", () => {
    expect(figure.cells.map((row) => row.map(({ ink }) => ink))).toEqual([
      [0, null, null],
      [5, 0, null],
      [6, 0, 0],
    ]);
    expect(figure.cells[0]?.map(({ text }) => text)).toEqual(["0.90", "0.10", ""]);
  });

  it("says so where nothing was forgotten", () => {
    const kept = { ...tasks, accuracy: [[0.9], [0.9, 0.8], [0.9, 0.8, 0.85]] };
    expect(cellOf({ tasks: kept }, "c-tasks")?.answer).toMatch(/^All 2 earlier tasks are as accurate/);
  });
});

describe("attacks", () => {
  it("draws each attack from the clean accuracy on, and names the worst", () => {
    const cell = cellOf(
      {
        robustness: {
          file: "robustness.json",
          cleanAccuracy: 0.94,
          attacks: [
            { name: "PGD", epsilon: 0.2, accuracy: 0.1 },
            { name: "PGD", epsilon: 0.1, accuracy: 0.4 },
            { name: "FGSM", epsilon: 0.2, accuracy: 0.5 },
          ],
        },
      },
      "c-attack",
    );
    expect(cell?.answer).toBe("The accuracy falls from 0.94 to 0.1 under PGD of strength 0.2.");
    const figure = figureOf(cell, "c-attack");
    const lines = figure?.kind === "value-lines" ? figure.lines : [];
    expect(lines.map(({ label, points }) => [label, ...points.values])).toEqual([
      ["PGD", 0.94, 0.4, 0.1],
      ["FGSM", 0.94, 0.5],
    ]);
  });
});

describe("generated text", () => {
  const cell = cellOf(
    {
      samples: {
        file: "samples.jsonl",
        samples: [
          { tokens: [1, 2, 3, 4, 5, 1, 2, 3, 4, 9], text: null, line: 7 },
          { tokens: null, text: "abc <b>", line: 8 },
        ],
      },
    },
    "c-samples",
  );

  it("sets in bold what stood earlier in the same text, and nothing else", () => {
    expect(marked(cell, 0)).toEqual(["1 2 3 4 5", "* 1 2 3 4", " 9"]);
    expect(marked(cell, 1)).toEqual(["abc <b>"]);
  });

  it("counts the repeated phrases: 1 of 7", () => {
    const table = cell?.parts[0];
    const share = table?.kind === "table" ? table.rows[0]?.[2] : undefined;
    expect(textOf(share)).toBe("14 %");
  });
});

describe("classes and layers", () => {
  it("shows the largest and the smallest of many classes, and the other splits in the numbers", () => {
    const train = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, 1000 - 19 * i]));
    const cell = cellOf(
      { classCounts: { file: "class_counts.json", counts: { train, validation: { k0: 7, k49: 3 } } } },
      "c-balance",
    );
    const rows = (figureOf(cell, "c-balance") as BarsFigure).rows;
    expect(rows.map(({ label }) => label)).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `k${i}`),
      ...Array.from({ length: 10 }, (_, i) => `k${40 + i}`),
    ]);
    expect(cell?.answer).toBe(
      "Class k49 has 69 examples in the training split, class k0 has 1,000, 14 × as many.",
    );
    expect(cell?.numbers?.rows[0]?.map(textOf)).toEqual(["k0", "1,000", "7"]);
  });

  const layersOf = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      name: `block${i}`,
      type: "Linear",
      params: 10 * (i + 1),
      trainable: i < count / 2 ? 0 : 10 * (i + 1),
      shapes: [],
    }));

  it("draws many layers as areas that hold every parameter, hatched where nothing trains", () => {
    const cell = cellOf({ model: { file: "model.json", layers: layersOf(100) } }, "c-parameters");
    const figure = figureOf(cell, "c-parameters") as TreemapFigure;
    expect(figure.tiles.reduce((sum, { value }) => sum + value, 0)).toBe(50_500);
    expect(figure.tiles.at(-1)?.label).toBe("21 other layers");
    expect(figure.tiles.filter(({ hatched }) => !hatched)).toHaveLength(50);
    expect(cell?.answer).toBe("Layer block99 holds 2 % of 50,500 parameters; 25 % of all cannot train.");
  });

  it("keeps a bar each for few layers, input first", () => {
    const cell = cellOf({ model: { file: "model.json", layers: layersOf(4) } }, "c-parameters");
    const rows = (figureOf(cell, "c-parameters") as BarsFigure).rows;
    expect(rows.map(({ value }) => value)).toEqual([10, 20, 30, 40]);
  });
});

describe("splits", () => {
  const list = (split: "train" | "validation", ids: readonly string[]) => ({
    file: `${split}.txt`,
    split,
    ids,
  });
  const splits = (validation: readonly string[]) => ({
    train: list("train", ["a", "b", "c", "d"]),
    validation: list("validation", validation),
  });

  it("counts the ids that stand in two of them", () => {
    const cell = cellOf({ splits: splits(["d", "d", "x", "y"]) }, "c-overlap");
    expect(cell?.answer).toBe("1 of 3 ids of the validation split (33 %) stands in the training split too.");
    const figure = figureOf(cell, "c-overlap") as MatrixFigure;
    expect(figure.cells.map((row) => row.map(({ text }) => text))).toEqual([
      ["4", ""],
      ["1", "3"],
    ]);
  });

  it("draws nothing where none does", () => {
    expect(cellOf({ splits: splits(["x"]) }, "c-overlap")).toBeUndefined();
  });

  it("holds the columns of two splits against what chance allows", () => {
    const table = (split: "train" | "test", shift: number) => ({
      file: `${split}.csv`,
      split,
      ids: null,
      columns: ["still", "moved"],
      values: [0, shift].map((by) => Float64Array.from({ length: 200 }, (_, i) => i + by)),
    });
    const cell = cellOf({ features: { train: table("train", 0), test: table("test", 100) } }, "c-drift");
    expect(cell?.answer).toBe(
      "1 of 2 columns differs between training and test beyond chance; moved most, distance 0.5 (limit 0.173).",
    );
    expect(cell?.numbers?.rows.map((row) => textOf(row[0]))).toEqual(["moved", "still"]);
  });
});

describe("time and memory", () => {
  it("says what share of a step waits for data, and from where to where the memory goes", () => {
    const step = seriesOf("step_time", Array(20).fill(0.1), { role: "step-time", split: null, every: 1 });
    const data = seriesOf("data_time", Array(20).fill(0.04), { role: "data-time", split: null, every: 1 });
    const held = Array.from({ length: 20 }, (_, i) => 500 + 10 * i);
    const memory = {
      ...seriesOf("mem", held, { role: "memory", split: null, every: 1 }),
      unit: "MB" as const,
    };
    const cell = cellOf(
      {
        series: [step, data, memory],
        primary: primaryOf({ "step-time": step, "data-time": data, memory }),
      },
      "c-resources",
    );
    expect(cell?.answer).toBe(
      "A step takes 100 ms in the median, 40 % of it waiting for data; memory goes from 500 to 690 MB.",
    );
    expect(cell?.parts).toHaveLength(2);
  });
});

describe("series without a picture of their own", () => {
  const box = seriesOf("box_loss", [4, 3, 2, 1], { role: "loss-component", split: "train", every: 1 });
  const grown = seriesOf("cls_loss", [4, 1, 3, 3.5], { role: "loss-component", split: "train", every: 1 });
  const twin = { ...box, id: "twin" };
  const cell = cellOf({ series: [box, grown, twin], primary: {} }, "c-others");

  it("draws each once, though two loggers wrote it", () => {
    const panels = (figureOf(cell, "c-others") as MultiplesFigure).panels;
    expect(panels.map(({ title, note }) => `${title} ${note}`)).toEqual(["box_loss 1", "cls_loss 3.5"]);
  });

  it("names the one that gave back most of what it had gained", () => {
    expect(cell?.answer).toBe("Of 2 further curves, 1 ends far from its best: cls_loss.");
  });
});

describe("adversaries", () => {
  const real = seriesOf("d_real", [0.5, 0.9, 0.98], { role: "discriminator-real", split: null, every: 1 });
  const fake = seriesOf("d_fake", [0.5, 0.1, 0.03], { role: "discriminator-fake", split: null, every: 1 });
  const cell = cellOf(
    {
      regime: { id: "gan", ground: "observed", because: "two losses" },
      series: [real, fake],
      primary: primaryOf({ "discriminator-real": real, "discriminator-fake": fake }),
      generated: {
        file: "generated.csv",
        columns: ["x", "y"],
        values: [Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1)],
      },
    },
    "c-gan",
  );

  it("sets both outputs against one half", () => {
    expect(cell?.answer).toBe(
      "The discriminator ends at 0.98 on real samples and at 0.03 on generated ones.",
    );
    const figure = figureOf(cell, "c-gan");
    expect(figure?.kind === "step-lines" ? figure.levels : []).toEqual([{ value: 0.5, label: "balance" }]);
  });

  it("draws generated points without a diagonal", () => {
    const figure = figureOf(cell, "c-generated");
    expect(figure?.kind === "scatter" ? figure.diagonal : true).toBe(false);
  });
});

describe("a measured number", () => {
  it("stands with its limit, and is free of binary dust", () => {
    const gap = { name: "validation minus test accuracy", value: 0.03199999999999992, threshold: 0.05 };
    expect(measureWords([gap])).toBe("validation minus test accuracy: 0.032 (limit 0.05)");
    expect(measureWords([{ name: "spikes", value: 0 }, gap])).toContain("0.032");
    expect(measureWords([])).toBeNull();
  });
});

function cellOf(changes: Partial<Run>, anchor: string): CellBlock | undefined {
  const document = buildDocument(exampleRun(changes), exampleDiagnosis(), { version: "0.1.0", date: null });
  return document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "cell" ? [block] : []))
    .find((block) => block.anchor === anchor);
}

function figureOf(cell: CellBlock | undefined, id: string): Figure | undefined {
  return cell?.parts
    .flatMap((part) => (part.kind === "picture" ? [part.figure] : []))
    .find((figure) => figure.id === id);
}

function textOf(cell: TableCell | undefined): string {
  return cell?.kind === "words" ? cell.words.map(({ text }) => text).join("") : "";
}

/** Spans of a sample, bold ones with a star. */
function marked(cell: CellBlock | undefined, row: number): readonly string[] {
  const table = cell?.parts[0];
  const words = table?.kind === "table" ? table.rows[row]?.[1] : undefined;
  return words?.kind === "words"
    ? words.words.map(({ kind, text }) => (kind === "strong" ? `*${text}` : text))
    : [];
}
