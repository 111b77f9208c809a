import type { Block, ReportDocument } from "../../model/document.ts";

/** What stands at each anchor of a report, in words: where its links lead. */
export function placesOf({ sections }: ReportDocument): ReadonlyMap<string, string> {
  return new Map(
    sections.flatMap(({ id, title, blocks }) => [
      [id, `Section: ${title}`] as const,
      ...blocks.flatMap(placed),
    ]),
  );
}

function placed(block: Block): readonly (readonly [string, string])[] {
  if (block.kind === "cell") return [[block.anchor, `Cell ${block.number}: ${block.question}`]];
  if (block.kind === "request") return [[block.anchor, `Request: ${block.title}`]];
  if (block.kind !== "cause") return [];
  const rows = block.evidence.map(
    ({ exhibit, claim }) => [`ex-${exhibit}`, `Exhibit ${exhibit}: ${claim}`] as const,
  );
  return [[block.anchor, `Cause ${block.rank}: ${block.title}`], ...rows];
}
