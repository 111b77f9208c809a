import type { Block, CellBlock, CellPart, Picture, ReportDocument } from "../../model/document.ts";
import {
  causeMarkdown,
  checklistMarkdown,
  factList,
  paragraphs,
  proseMarkdown,
  requestMarkdown,
  type Say,
  tableMarkdown,
  verdictMarkdown,
} from "../markdown/blocks.ts";
import { inlineText } from "../markdown/escape.ts";
import { inVersion5 } from "./version-5.ts";

/** What stands in for a figure where Vega-Lite is not drawn: GitHub, nbconvert, mail. */
export interface FigureImage {
  readonly mime: "image/png" | "image/svg+xml";
  /** Base64 for PNG, markup for SVG. */
  readonly data: string;
}

/**
 * The report as a Jupyter notebook (nbformat 4.5): each figure is the output of a cell that has nothing to run, as
 * Vega-Lite, as an image and as a sentence. Equal input gives equal bytes, in Jupyter's own layout.
 */
export function renderNotebook(
  document: ReportDocument,
  images: ReadonlyMap<string, FigureImage>,
  say: Say = (text) => text,
): string {
  const drafts = document.sections.flatMap(({ id, title, headed, lede, blocks }) => [
    ...(headed
      ? [markdown(id, paragraphs([`## ${inlineText(title)}`, lede === null ? "" : inlineText(lede)]))]
      : []),
    ...blocks.flatMap((block, i) => cellsOf(block, { id: `${id}-${i + 1}`, images, say })),
  ]);
  return `${sortedJson({
    cells: withUniqueIds(drafts),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
      postrun: { run: document.run, schema: "postrun.notebook/1", version: document.version },
      title: document.title,
    },
    nbformat: 4,
    nbformat_minor: 5,
  })}\n`;
}

type NotebookCell = Readonly<Record<string, unknown>> & { readonly id: string };

interface Place {
  readonly id: string;
  readonly images: ReadonlyMap<string, FigureImage>;
  readonly say: Say;
}

function cellsOf(block: Block, place: Place): readonly NotebookCell[] {
  switch (block.kind) {
    case "verdict":
      return [
        markdown(
          place.id,
          paragraphs([verdictMarkdown(block, place.say).replace(/^## /, "# "), factList(block.card)]),
        ),
        ...(block.strip ? [figureCell(block.strip, place.images)] : []),
      ];
    case "cause":
      return [markdown(block.anchor, causeMarkdown(block, place.say))];
    case "request":
      return [markdown(block.anchor, requestMarkdown(block))];
    case "checklist":
      return [markdown(place.id, checklistMarkdown(block, place.say))];
    case "cell":
      return questionCells(block, place);
    case "prose":
      return [markdown(place.id, proseMarkdown(block))];
    case "table":
      return [markdown(place.id, tableMarkdown(block, place.say))];
    default:
      return [];
  }
}

function questionCells(block: CellBlock, place: Place): readonly NotebookCell[] {
  const head = paragraphs([`*${inlineText(block.question)}*`, `### ${inlineText(block.answer)}`]);
  const foot = paragraphs([inlineText(block.caption), factList(block.facts)]);
  return [
    markdown(block.anchor, head),
    ...block.parts.flatMap((part, i) => partCells(part, { ...place, id: `${block.anchor}-${i + 1}` })),
    ...(foot === "" ? [] : [markdown(`${block.anchor}-notes`, foot)]),
  ];
}

function partCells(part: CellPart, { id, images, say }: Place): readonly NotebookCell[] {
  if (part.kind === "picture") return [figureCell(part, images)];
  if (part.kind === "table") return [markdown(id, tableMarkdown(part, say))];
  return [figureCell(part.picture, images), markdown(id, tableMarkdown(part.table, say))];
}

function markdown(id: string, text: string): NotebookCell {
  return { cell_type: "markdown", id, metadata: {}, source: linesOf(text) };
}

/** JupyterLab, VS Code and nteract draw version 5 of the MIME type; what we use is the same in both. */
const VEGA_LITE = "application/vnd.vegalite.v5+json";

function figureCell({ figure, wide }: Picture, images: ReadonlyMap<string, FigureImage>): NotebookCell {
  const image = images.get(figure.id);
  return {
    cell_type: "code",
    execution_count: null,
    id: `figure-${figure.id}`,
    metadata: { jupyter: { source_hidden: true } },
    outputs: [
      {
        data: {
          [VEGA_LITE]: inVersion5(wide),
          ...(image ? { [image.mime]: image.mime === "image/png" ? image.data : linesOf(image.data) } : {}),
          "text/plain": linesOf(figure.alt),
        },
        metadata: {},
        output_type: "display_data",
      },
    ],
    source: linesOf(`# ${figure.title.replace(/\s+/g, " ")}: drawn by postrun, nothing to run`),
  };
}

/** Lines with their ends, as nbformat keeps them. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** Cell ids are 1 to 64 letters, digits, `-` and `_`, each once. */
function withUniqueIds(cells: readonly NotebookCell[]): readonly NotebookCell[] {
  const taken = new Set<string>();
  return cells.map((cell) => {
    const plain = cell.id.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 56) || "cell";
    let id = plain;
    for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
    taken.add(id);
    return { ...cell, id };
  });
}

/** Keys in order and one space of indent, as Jupyter itself writes. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (isPlain(item) ? sorted(item) : item), 1);
}

function isPlain(item: unknown): item is Readonly<Record<string, unknown>> {
  return item !== null && typeof item === "object" && !Array.isArray(item);
}

function sorted(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
}
