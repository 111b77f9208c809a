import { getDocument, OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Points from the left and the bottom of a sheet. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** One sheet as it was painted. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What each figure on it paints: one that goes on over two sheets stands on both. */
  readonly figures: readonly { readonly alt: string; readonly box: Box }[];
  /** Words in the order in which they were painted, heads and feet of the sheet left out; no blanks. */
  readonly painted: string;
  /** The same words in the order of the structure, which a screen reader follows. */
  readonly structured: string;
}

/** Where each figure lies on its sheet and in which order the words come, by another program than the one that wrote them. */
export async function layoutOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    sheets.push(await sheetOf(await document.getPage(number)));
  }
  await task.destroy();
  return sheets;
}

async function sheetOf(page: PDFPageProxy): Promise<Sheet> {
  const [, , width = 0, height = 0] = page.view;
  const words = await wordsByMark(page);
  const nodes = leavesOf((await page.getStructTree()) as Node | null);
  const boxes = await boxesByMark(page);
  const figures = nodes.flatMap(({ role, alt = "", ids }) => {
    if (role !== "Figure") return [];
    const painted = ids.flatMap((id) => boxes.get(id) ?? []);
    return painted.length === 0 ? [] : [{ alt, box: around(painted) }];
  });
  return {
    width,
    height,
    figures,
    painted: [...words.values()].join(""),
    structured: nodes.flatMap(({ ids }) => ids.map((id) => words.get(id) ?? "")).join(""),
  };
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

interface Leaf {
  readonly role: string;
  readonly alt?: string;
  readonly ids: readonly string[];
}

/** Content by the nearest element that holds it, in reading order. */
function leavesOf(node: Node | null): readonly Leaf[] {
  if (node === null) return [];
  const { role = "", alt, children = [] } = node;
  return children.flatMap((child) =>
    child.type === "content"
      ? [{ role, ...(alt === undefined ? {} : { alt }), ids: [child.id ?? ""] }]
      : leavesOf(child),
  );
}

/** Words by the marked content that they stand in, in painting order. */
async function wordsByMark(page: PDFPageProxy): Promise<ReadonlyMap<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const words = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast((one) => one !== null);
      if (id) words.set(id, (words.get(id) ?? "") + item.str.replace(/\s+/g, ""));
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id ?? null);
  }
  return words;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Boxes of all paths by the marked content that they are painted in, on the sheet. */
async function boxesByMark(page: PDFPageProxy): Promise<ReadonlyMap<string, Box[]>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const prefix = await markPrefix(page);
  const found = new Map<string, Box[]>();
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let mark: string | null = null;
  fnArray.forEach((operator: number, i: number) => {
    const args = argsArray[i] as readonly unknown[] | null;
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (operator === OPS.beginMarkedContentProps) mark = `${prefix}${String(args?.[1])}`;
    // A path that only clips paints nothing.
    else if (operator === OPS.constructPath && mark !== null && args?.[2] && args[0] !== OPS.endPath) {
      const box = placed(args[2] as Readonly<Record<number, number>>, matrix);
      found.set(mark, [...(found.get(mark) ?? []), box]);
    }
  });
  return found;
}

/** How the page's text names its marks, up to their number. */
async function markPrefix(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  for (const item of items) {
    if (!("str" in item) && item.id) return item.id.replace(/\d+$/, "");
  }
  return "";
}

function times([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function placed(ends: Readonly<Record<number, number>>, [a, b, c, d, e, f]: Matrix): Box {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ends[0], ends[1], ends[2], ends[3]];
  const xs = [a * x1 + c * y1 + e, a * x2 + c * y2 + e];
  const ys = [b * x1 + d * y1 + f, b * x2 + d * y2 + f];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.min(...boxes.map(({ bottom }) => bottom)),
    top: Math.max(...boxes.map(({ top }) => top)),
  };
}
