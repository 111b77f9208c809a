import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block, CauseBlock, ContentsEntry, DocumentSection, ReportDocument } from "../model/document.ts";
import type { Run } from "../model/run.ts";
import { arrangeSections, type PageSettings } from "./arrange-sections.ts";
import { headline } from "./headline.ts";
import { sections } from "./index.ts";
import { withMethod } from "./method.ts";
import type { Section } from "./section.ts";
import { shortened } from "./words.ts";

/** The report of a run as data. Pure: the date and version come from the caller. */
export function buildDocument(
  run: Run,
  diagnosis: Diagnosis,
  context: { readonly version: string; readonly date: string | null; readonly page?: PageSettings },
): ReportDocument {
  const { page } = context;
  const wanted = page ? arrangeSections(sections, page) : sections;
  const built = wanted.flatMap((section) => buildSection(section, run, diagnosis) ?? []);
  const title = headline(run, diagnosis);
  return {
    title: `${page?.title ? `${page.title} · ` : ""}${run.name}: ${title}`,
    run: run.name,
    version: context.version,
    date: context.date,
    description: `Training postmortem of ${run.name}. ${title}.`,
    ...(page?.title ? { heading: page.title } : {}),
    ...(page?.logo ? { logo: page.logo } : {}),
    sections: withLinksThatLead(numbered(built)),
  };
}

function buildSection(section: Section, run: Run, diagnosis: Diagnosis): DocumentSection | null {
  const blocks = section.build(run, diagnosis);
  if (!blocks || blocks.length === 0) return null;
  return {
    id: section.id,
    title: section.title,
    headed: section.headed ?? true,
    lede: section.lede?.(run, diagnosis) ?? null,
    contents: section.contents?.(diagnosis) ?? [],
    blocks: blocks.map((block) => (block.kind === "cell" ? withMethod(block, run, diagnosis) : block)),
  };
}

/** Cells are numbered through the page, and stand in the contents under their section. */
function numbered(built: readonly DocumentSection[]): readonly DocumentSection[] {
  let number = 0;
  return built.map((section) => {
    const blocks = section.blocks.map((block): Block => {
      if (block.kind !== "cell") return block;
      number += 1;
      return { ...block, number };
    });
    return { ...section, contents: [...section.contents, ...blocks.flatMap(entryOf)], blocks };
  });
}

/** A cell by the name of its first picture; one without a picture by its question. */
function entryOf(block: Block): readonly ContentsEntry[] {
  if (block.kind !== "cell") return [];
  const [part] = block.parts;
  const picture = part?.kind === "pair" ? part.picture : part;
  const title = picture?.kind === "picture" ? picture.figure.title : block.question;
  return [{ title: shortened(title, LONGEST_ENTRY), href: `#${block.anchor}`, value: null }];
}

/** Two lines of the rail. */
const LONGEST_ENTRY = 48;

/** An exhibit links to the cell that draws it, where the page has that cell. */
function withLinksThatLead(built: readonly DocumentSection[]): readonly DocumentSection[] {
  const anchors = new Set(
    built.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "cell" ? [`#${block.anchor}`] : [])),
    ),
  );
  const checked = (block: CauseBlock): CauseBlock => ({
    ...block,
    evidence: block.evidence.map((row) =>
      row.href !== null && anchors.has(row.href) ? row : { ...row, href: null },
    ),
  });
  return built.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === "cause" ? checked(block) : block)),
  }));
}
