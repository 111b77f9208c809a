import type { ModelLayer, ModelSummary } from "../model/artifacts.ts";
import type { BarsFigure } from "../model/chart.ts";
import type { CellBlock } from "../model/document.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, code, countWords, fact, sentence, shortened } from "./words.ts";

/** Bars drawn; of more layers the rest is one bar. */
const MOST_BARS = 12;

/** Where the parameters are: one bar a layer, input first. */
export function parametersCell(model: ModelSummary): CellBlock | null {
  const layers = model.layers.filter(({ params }) => params > 0);
  const total = sum(layers);
  if (layers.length < 2 || total === 0) return null;
  const largest = [...layers].sort((a, b) => b.params - a.params);
  const kept = new Set(largest.slice(0, layers.length > MOST_BARS ? MOST_BARS - 1 : MOST_BARS));
  const rest = layers.filter((layer) => !kept.has(layer));
  const top = largest[0];
  const trainable = layers.reduce((all, layer) => all + layer.trainable, 0);
  const frozen = trainable < total ? `; ${percentWords(1 - trainable / total)} of all cannot train` : "";
  const answer = sentence(
    `layer ${shortened(top?.name ?? "", 32)} holds ${percentWords((top?.params ?? 0) / total)} of ${countWords(total, "parameter")}${frozen}`,
  );
  const figure: BarsFigure = {
    kind: "bars",
    id: "c-parameters",
    title: "Parameters by layer",
    alt: `Parameters by layer. ${answer}`,
    rows: [
      ...layers
        .filter((layer) => kept.has(layer))
        .map(({ name, params }) => ({ label: name, value: params, cited: false })),
      ...(rest.length > 0
        ? [{ label: countWords(rest.length, "other layer"), value: sum(rest), cited: false }]
        : []),
    ],
    xTitle: "parameters",
  };
  return cell({
    anchor: "c-parameters",
    question: "Where are the parameters?",
    answer,
    parts: [picture(figure)],
    caption: `Input at the top. Layers without parameters are left out.`,
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
        .filter((layer) => kept.has(layer))
        .map((layer) => [
          cellOf(code(layer.name)),
          cellOf(layer.type),
          cellOf(numberWords(layer.params)),
          cellOf(numberWords(layer.trainable)),
        ]),
      note: rest.length > 0 ? `The ${kept.size} largest of ${countWords(layers.length, "layer")}.` : null,
      dashed: false,
    },
    exhibits: [],
    facts: [fact("Parameters", numberWords(total)), fact("Trainable", numberWords(trainable))],
  });
}

function sum(layers: readonly ModelLayer[]): number {
  return layers.reduce((all, { params }) => all + params, 0);
}
