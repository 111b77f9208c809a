import type { Diagnosis } from "../model/diagnosis.ts";
import type { Block, CellBlock, ContentsEntry } from "../model/document.ts";
import type { Run } from "../model/run.ts";

/** One part of the page: pure, results in, blocks out; null where it has nothing to show. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** False for the verdict, whose title is the page's. */
  readonly headed?: boolean;
  build(run: Run, diagnosis: Diagnosis): readonly Block[] | null;
  /** A line under the title. */
  lede?(run: Run, diagnosis: Diagnosis): string | null;
  /** Entries below the section's own in the contents. */
  contents?(diagnosis: Diagnosis): readonly ContentsEntry[];
}

/** What a section says of a cell; the page numbers it. */
export type CellDraft = Omit<CellBlock, "kind" | "number">;

/** A cell that is numbered when the page is put together. */
export function cell(draft: CellDraft): CellBlock {
  return { kind: "cell", number: 0, ...draft };
}
