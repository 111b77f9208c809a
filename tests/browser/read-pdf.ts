import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a reader and a screen reader get of a printed report. */
export interface PrintedReport {
  readonly title: string;
  readonly language: string;
  readonly tagged: boolean;
  /** Words of each page, single spaces between. */
  readonly pages: readonly string[];
  readonly outline: readonly string[];
  /** How often each structure role occurs. */
  readonly roles: ReadonlyMap<string, number>;
  /** Texts that stand for figures. */
  readonly alts: readonly string[];
}

/** Reads a PDF by another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedReport> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const info = (await document.getMetadata()).info as { Title?: string; Language?: string };
  const mark: { Marked?: boolean } | null = await document.getMarkInfo();
  const pages: string[] = [];
  const roles = new Map<string, number>();
  const alts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    pages.push(words.replace(/\s+/g, " "));
    visit((await page.getStructTree()) as TreeNode | null, roles, alts);
  }
  const outline = titlesOf(((await document.getOutline()) ?? []) as OutlineNode[]);
  await task.destroy();
  return {
    title: info.Title ?? "",
    language: info.Language ?? "",
    tagged: mark?.Marked === true,
    pages,
    outline,
    roles,
    alts,
  };
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

interface TreeNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
}

function titlesOf(items: readonly OutlineNode[]): readonly string[] {
  return items.flatMap((item) => [item.title, ...titlesOf(item.items)]);
}

function visit(node: TreeNode | null, roles: Map<string, number>, alts: string[]): void {
  if (node === null) return;
  if (node.role) roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
  if (node.alt) alts.push(node.alt);
  for (const child of node.children ?? []) visit(child, roles, alts);
}
