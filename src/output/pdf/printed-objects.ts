import { createHash } from "node:crypto";
import { RenderError } from "../../model/errors.ts";

/** What a browser printed, taken apart: its first lines, each object by number, which are the catalogue and the information. */
export interface PrintedObjects {
  readonly head: Buffer;
  readonly objects: Map<number, Buffer>;
  readonly root: number;
  readonly info: number;
}

/** Chromium writes one classic cross-reference table and a trailer; anything else was not written by it. */
export function printedObjects(printed: Uint8Array): PrintedObjects {
  const pdf = Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength);
  const end = pdf.subarray(-400).toString("latin1");
  const number = (pattern: RegExp): number => Number(pattern.exec(end)?.[1] ?? Number.NaN);
  const root = number(/\/Root (\d+) 0 R/);
  const info = number(/\/Info (\d+) 0 R/);
  const table = number(/startxref\s+(\d+)\s+%%EOF\s*$/);
  const rows = [
    ...pdf
      .subarray(table)
      .toString("latin1")
      .matchAll(/^(\d{10}) \d{5} ([nf]) *$/gm),
  ];
  const starts = rows.flatMap(([, at, kind], i) => (kind === "n" ? [{ number: i, at: Number(at) }] : []));
  const objects = new Map<number, Buffer>();
  const inOrder = [...starts].sort((a, b) => a.at - b.at);
  for (const [i, one] of inOrder.entries()) {
    const body = bodyOf(pdf.subarray(one.at, inOrder[i + 1]?.at ?? table), one.number);
    if (body) objects.set(one.number, body);
  }
  const whole = objects.size === starts.length && objects.has(root) && objects.has(info);
  if (!whole || !pdf.subarray(table, table + 5).equals(Buffer.from("xref\n"))) throw unknownWriter();
  return { head: pdf.subarray(0, inOrder[0]?.at), objects, root, info };
}

/** A whole PDF of these objects, in order of their numbers. Equal objects give equal bytes. */
export function pdfOfObjects({ head, objects, root, info }: PrintedObjects): Uint8Array {
  const parts: Buffer[] = [];
  let at = 0;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  push(head);
  const size = 1 + Math.max(...objects.keys());
  const rows: string[] = ["0000000000 65535 f \n"];
  for (let number = 1; number < size; number++) {
    const body = objects.get(number);
    rows.push(body ? `${String(at).padStart(10, "0")} 00000 n \n` : "0000000000 65535 f \n");
    if (body) push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]));
  }
  const id = createHash("sha256").update(Buffer.concat(parts)).digest("hex").slice(0, 32);
  const trailer = `<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]>>`;
  push(
    Buffer.from(`xref\n0 ${size}\n${rows.join("")}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, "latin1"),
  );
  return Uint8Array.from(Buffer.concat(parts));
}

/** The dictionary of an object as text; of a stream its head. */
export function dictionaryOf(body: Buffer): string {
  const stream = body.indexOf("stream\n", 0, "latin1");
  return body.toString("latin1", 0, stream < 0 ? body.length : stream).trim();
}

/** A dictionary with more entries. */
export function withEntries(dictionary: string, entries: readonly string[]): Buffer {
  if (!dictionary.startsWith("<<") || !dictionary.endsWith(">>")) throw unknownWriter();
  return Buffer.from(`${dictionary.slice(0, -2)}\n${entries.join("\n")}>>`, "latin1");
}

/** The complaint about a PDF that no known browser wrote. */
export function unknownWriter(): RenderError {
  return new RenderError("Cannot attach the report's data to the PDF: its browser writes an unknown layout", {
    hint: "postrun doctor names the browser; Chrome, Edge and Chromium write a known one",
  });
}

function bodyOf(bytes: Buffer, number: number): Buffer | null {
  const head = `${number} 0 obj\n`;
  const end = bytes.lastIndexOf("endobj", undefined, "latin1");
  if (end < 0 || bytes.toString("latin1", 0, head.length) !== head) return null;
  return bytes.subarray(head.length, bytes[end - 1] === NEWLINE ? end - 1 : end);
}

const NEWLINE = 10;
