import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { causes } from "../src/causes/index.ts";
import { tokens } from "../src/charts/theme.ts";
import { checks } from "../src/checks/index.ts";
import { readInput } from "../src/cli/read-inputs.ts";
import type { Cause } from "../src/model/cause.ts";
import type { Check } from "../src/model/check.ts";
import type { CellBlock, Picture } from "../src/model/document.ts";
import { renderSvg } from "../src/output/svg/svg.ts";
import { diagnose } from "../src/pipeline.ts";
import { buildDocument } from "../src/report/build-document.ts";

const SCENARIOS = resolve(import.meta.dirname, "../fixtures/scenarios");
const HEAD = "<!-- Written by `npm run docs`; never edited by hand. -->\n\n";

/** The page of each cause, and the picture of those that have a scenario: text by path below docs/. */
export async function causePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const cause of causes) {
    const seen = await seenIn(cause);
    if (seen) pages.set(`causes/${cause.id}.svg`, seen.svg);
    pages.set(`causes/${cause.id}.md`, pageText(cause, seen));
  }
  return pages;
}

/** What the diagnosis of a cause's own scenario shows of it. */
interface Seen {
  readonly svg: string;
  readonly alt: string;
  readonly caption: string;
  readonly claims: readonly string[];
  readonly confidence: number;
  readonly rank: number;
}

/** The scenario of a cause, read and diagnosed as any run is; null where there is none, or where it is not named in it. */
async function seenIn(cause: Cause): Promise<Seen | null> {
  const folder = resolve(SCENARIOS, cause.id);
  if (!existsSync(folder)) return null;
  const result = await readInput(folder, {});
  const run = "error" in result ? undefined : result.runs[0];
  if (!run) throw new Error(`fixtures/scenarios/${cause.id} holds no run`);
  const diagnosis = diagnose(run);
  const found = diagnosis.causes.find(({ id }) => id === cause.id);
  if (!found) return null;
  const { sections } = buildDocument(run, diagnosis, { version: "", date: null });
  const cells = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "cell");
  const anchors = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "cause" && block.title === cause.title ? block.evidence : []))
    .map(({ href }) => href?.slice(1));
  const drawn = firstDrawn(cells, anchors);
  if (!drawn) return null;
  const { svg } = await renderSvg(drawn.picture.wide, `cause-${cause.id}`, drawn.picture.figure.alt);
  return {
    svg: onPaper(svg),
    alt: drawn.picture.figure.alt,
    caption: drawn.cell.question,
    claims: found.evidence.map(({ claim }) => claim),
    confidence: found.confidence,
    rank: found.rank,
  };
}

/** The picture that the first drawn exhibit cites; the loss where none is drawn. */
function firstDrawn(
  cells: readonly CellBlock[],
  anchors: readonly (string | undefined)[],
): { readonly cell: CellBlock; readonly picture: Picture } | null {
  for (const anchor of [...anchors, "c-loss"]) {
    const cell = cells.find((candidate) => candidate.anchor === anchor);
    const picture = cell ? pictureOf(cell) : null;
    if (cell && picture) return { cell, picture };
  }
  return null;
}

function pictureOf({ parts }: CellBlock): Picture | null {
  for (const part of parts) {
    if (part.kind === "picture") return part;
    if ("picture" in part) return part.picture;
  }
  return null;
}

/** Drawings are for a page that gives the ground; a file has to bring its own. */
function onPaper(svg: string): string {
  return `${svg.replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${tokens.paper.light}"/>`)}\n`;
}

function pageText(cause: Cause, seen: Seen | null): string {
  const parts = [
    `${HEAD}# ${cause.title}\n`,
    `\`${cause.id}\`. ${cause.mechanism}\n`,
    pictureText(cause, seen),
    "## What speaks for it\n",
    "| check | weight | |\n| --- | --- | --- |",
    ...cause.expects.map(({ check, weight, whenAbsent, decisive }) => {
      const notes = [
        decisive ? `decisive: ${decisive}` : "",
        whenAbsent ? `takes ${whenAbsent} away when absent` : "",
      ];
      return `| ${checkLink(check)} | ${weight} | ${inCell(notes.filter((note) => note !== "").join("; "))} |`;
    }),
    "",
    list("What speaks against it", cause.excludes, ({ check, weight, because }) => {
      return `${checkLink(check)} (${weight}): ${because}`;
    }),
    thresholds(cause),
    list("What it is taken for", cause.lookAlikes, ({ cause: other, unless, explains, check }) => {
      const separated = check === undefined ? "" : ` (${checkLink(check)})`;
      return `[${titleOf(other)}](${other}.md)${explains ? ", which brings it about" : `: ruled out if ${unless}`}${separated}`;
    }),
    list("What to change", cause.fixes, ({ action, effect, effectSource, effort, risk, verify }) => {
      return `**${action}.** ${effect} (${effectSource}). Effort ${effort}. Risk: ${risk} Verify: ${verify}`;
    }),
    list(
      "What is asked for, where undecided",
      cause.requests,
      ({ artifact, why }) => `\`${artifact}\`: ${why}`,
    ),
    `Log next time: ${cause.logNextTime}\n`,
    list("Sources", cause.references, (reference) => `<${reference}>`),
  ];
  return `${parts.filter((part) => part !== null).join("\n")}`;
}

function pictureText(cause: Cause, seen: Seen | null): string {
  if (!seen)
    return "No bundled run shows this cause with a picture of its own: its evidence is no curve, or no run of it was trained.\n";
  const place = seen.rank === 1 ? "first" : `at place ${seen.rank}`;
  const text = [
    `![${seen.alt.replaceAll(/[[\]]/g, "")}](${cause.id}.svg)\n`,
    `${seen.caption} The bundled run [fixtures/scenarios/${cause.id}](../../fixtures/scenarios/${cause.id}/SOURCE.md), in which the cause was planted and which was trained for real. The diagnosis names it ${place}, with a confidence of ${seen.confidence.toFixed(2)}:\n`,
    ...seen.claims.map((claim) => `- ${claim}.`),
    "",
  ];
  return text.join("\n");
}

function thresholds(cause: Cause): string | null {
  const used = cause.expects.flatMap(({ check }) => checkOf(check) ?? []);
  const rows = used.flatMap((check) =>
    Object.entries(check.thresholds).map(
      ([name, { value, source }]) => `| ${checkLink(check.id)} | ${name} | ${value} | ${inCell(source)} |`,
    ),
  );
  if (rows.length === 0) return null;
  return `## Thresholds\n\n| check | threshold | value | from |\n| --- | --- | ---: | --- |\n${rows.join("\n")}\n`;
}

function list<T>(title: string, items: readonly T[], words: (item: T) => string): string | null {
  if (items.length === 0) return null;
  return `## ${title}\n\n${items.map((item) => `- ${words(item)}`).join("\n")}\n`;
}

function checkOf(id: string): Check | undefined {
  return checks.find((check) => check.id === id);
}

function checkLink(id: string): string {
  return `[${checkOf(id)?.title ?? id}](../checks.md#${id})`;
}

function titleOf(id: string): string {
  return causes.find((cause) => cause.id === id)?.title ?? id;
}

function inCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
