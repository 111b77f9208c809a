import type { CellPart, Picture, ReportDocument } from "../../model/document.ts";

/** The pictures of a document in reading order. */
export function picturesOf(document: ReportDocument): readonly Picture[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === "verdict") return block.strip ? [block.strip] : [];
      return block.kind === "cell" ? block.parts.flatMap(pictureOf) : [];
    }),
  );
}

function pictureOf(part: CellPart): readonly Picture[] {
  if (part.kind === "picture") return [part];
  return part.kind === "pair" ? [part.picture] : [];
}
