import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

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
  /** Figures that no text stands for. */
  readonly mute: number;
  /** What each link says of where it leads. */
  readonly links: readonly string[];
  /** Tables whose rows differ in their number of cells. */
  readonly uneven: number;
  /** Words that are neither tagged nor marked as decoration. */
  readonly bare: string;
}

/** Reads a PDF by another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedReport> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const info = (await document.getMetadata()).info as { Title?: string; Language?: string };
  const mark: { Marked?: boolean } | null = await document.getMarkInfo();
  const pages: string[] = [];
  const found: Found = { roles: new Map(), alts: [], mute: 0, uneven: 0 };
  const links: string[] = [];
  let bare = "";
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    pages.push(words.replace(/\s+/g, " "));
    visit((await page.getStructTree()) as TreeNode | null, found);
    const annotations: { contentsObj?: { str: string } }[] = await page.getAnnotations();
    links.push(...annotations.map(({ contentsObj }) => contentsObj?.str ?? ""));
    bare += await bareWords(page);
  }
  const outline = titlesOf(((await document.getOutline()) ?? []) as OutlineNode[]);
  await task.destroy();
  return {
    title: info.Title ?? "",
    language: info.Language ?? "",
    tagged: mark?.Marked === true,
    pages,
    outline,
    ...found,
    links,
    bare,
  };
}

async function bareWords(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  let depth = 0;
  let words = "";
  for (const item of items) {
    if ("str" in item) words += depth === 0 ? item.str : "";
    else depth += item.type === "endMarkedContent" ? -1 : 1;
  }
  return words.trim();
}

interface Found {
  readonly roles: Map<string, number>;
  readonly alts: string[];
  mute: number;
  uneven: number;
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

function visit(node: TreeNode | null, found: Found): void {
  if (node === null) return;
  const { role, alt, children = [] } = node;
  if (role) found.roles.set(role, (found.roles.get(role) ?? 0) + 1);
  if (alt) found.alts.push(alt);
  if (role === "Figure" && !alt) found.mute += 1;
  if (role === "Table" && new Set(rowsOf(node)).size > 1) found.uneven += 1;
  for (const child of children) visit(child, found);
}

function rowsOf({ role, children = [] }: TreeNode): readonly number[] {
  if (role === "TR") return [children.filter((one) => one.role === "TH" || one.role === "TD").length];
  return children.flatMap(rowsOf);
}
