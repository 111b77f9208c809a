import type { ModelLayer, ModelSummary } from "../model/artifacts.ts";
import type { BarsFigure, TreemapFigure } from "../model/chart.ts";
import type { CellBlock } from "../model/document.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, code, countWords, fact, sentence, shortened } from "./words.ts";

/** Layers with a bar each: more are drawn as areas. */
const MOST_BARS = 12;

/** Areas drawn; of more layers the rest is one area. */
const MOST_TILES = 80;

/** Rows of the numbers: the largest. */
const MOST_ROWS = 12;

/** Where the parameters are: one bar a layer, input first, or areas where there are many. */
export function parametersCell(model: ModelSummary): CellBlock | null {
  const layers = model.layers.filter(({ params }) => params > 0);
  const total = sum(layers);
  if (layers.length < 2 || total === 0) return null;
  const largest = [...layers].sort((a, b) => b.params - a.params);
  const top = largest[0];
  const trainable = layers.reduce((all, layer) => all + layer.trainable, 0);
  const frozen = trainable < total ? `; ${percentWords(1 - trainable / total)} of all cannot train` : "";
  const answer = sentence(
    `layer ${shortened(top?.name ?? "", 32)} holds ${percentWords((top?.params ?? 0) / total)} of ${countWords(total, "parameter")}${frozen}`,
  );
  const rows = new Set(largest.slice(0, MOST_ROWS));
  const many = layers.length > MOST_BARS;
  const figure = many ? tilesOf(largest, total, answer) : barsOf(layers, answer);
  return cell({
    anchor: "c-parameters",
    question: "Where are the parameters?",
    answer,
    parts: [picture(figure)],
    caption: many
      ? `The area is the number of parameters, the largest at the left.${frozen === "" ? "" : " Hatched: cannot train."} Layers without parameters are left out.`
      : "Input at the top. Layers without parameters are left out.",
    how: `The layers as ${model.file} has them.`,
    numbers: {
      kind: "table",
      title: null,
      columns: [
        { head: "Layer", align: "left", scale: null, wideOnly: false },
        { head: "Type", align: "left", scale: null, wideOnly: true },
        { head: "Parameters", align: "right", scale: null, wideOnly: false },
        { head: "Trainable", align: "right", scale: null, wideOnly: false },
      ],
      rows: layers
        .filter((layer) => rows.has(layer))
        .map((layer) => [
          cellOf(code(layer.name)),
          cellOf(layer.type),
          cellOf(numberWords(layer.params)),
          cellOf(numberWords(layer.trainable)),
        ]),
      note:
        rows.size < layers.length
          ? `The ${rows.size} largest of ${countWords(layers.length, "layer")}.`
          : null,
      dashed: false,
    },
    exhibits: [],
    facts: [fact("Parameters", numberWords(total)), fact("Trainable", numberWords(trainable))],
  });
}

function barsOf(layers: readonly ModelLayer[], answer: string): BarsFigure {
  return {
    kind: "bars",
    id: "c-parameters",
    title: "Parameters by layer",
    alt: `Parameters by layer. ${answer}`,
    rows: layers.map(({ name, params }) => ({ label: name, value: params, cited: false })),
    xTitle: "parameters",
  };
}

function tilesOf(largest: readonly ModelLayer[], total: number, answer: string): TreemapFigure {
  const shown = largest.length > MOST_TILES ? largest.slice(0, MOST_TILES - 1) : largest;
  const rest = largest.slice(shown.length);
  const note = (params: number) => `${percentWords(params / total)}`;
  return {
    kind: "treemap",
    id: "c-parameters",
    title: "Parameters by layer",
    alt: `Parameters by layer as areas. ${answer}`,
    tiles: [
      ...shown.map(({ name, params, trainable }) => ({
        label: name,
        note: note(params),
        value: params,
        hatched: trainable === 0,
      })),
      ...(rest.length > 0
        ? [
            {
              label: countWords(rest.length, "other layer"),
              note: note(sum(rest)),
              value: sum(rest),
              hatched: rest.every(({ trainable }) => trainable === 0),
            },
          ]
        : []),
    ],
  };
}

function sum(layers: readonly ModelLayer[]): number {
  return layers.reduce((all, { params }) => all + params, 0);
}
