import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { RenderError } from "../../model/errors.ts";
import { pdfDate, pdfString } from "./pdf-text.ts";
import { xmpPacket } from "./xmp.ts";

/** What a PDF states of itself. */
export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  readonly author: string | null;
  readonly producer: string;
  /** ISO; null leaves the dates out. */
  readonly date: string | null;
}

/** A file that travels within the PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly description: string;
  readonly text: string;
}

/**
 * Adds metadata and attachments to what the browser printed, as an incremental update (ISO 32000-1, 7.5.6): the printed
 * bytes stay as they are, new objects and a second cross-reference section follow. Equal input gives equal bytes.
 */
export function completePdf(
  printed: Uint8Array,
  facts: PdfFacts,
  attachments: readonly PdfAttachment[],
): Uint8Array {
  const before = Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength);
  const { size, root, info, startxref } = trailerOf(before);
  const catalog = catalogOf(before, root);
  const objects: NewObject[] = [];
  const add = (body: Buffer): string => {
    objects.push({ number: size + objects.length, body });
    return `${size + objects.length - 1} 0 R`;
  };
  const metadata = add(stream("/Type /Metadata /Subtype /XML", Buffer.from(xmpPacket(facts), "utf8")));
  const files = attachments.map((one) => ({
    name: one.name,
    ref: add(fileSpec(one, add(embedded(one, facts.date)))),
  }));
  const names = files.map(({ name, ref }) => `${pdfString(name)} ${ref}`).join(" ");
  const more = [
    `/Metadata ${metadata}`,
    ...(files.length > 0
      ? [`/AF [${files.map(({ ref }) => ref).join(" ")}]`, `/Names <</EmbeddedFiles <</Names [${names}]>>>>`]
      : []),
  ];
  objects.push({
    number: root,
    body: Buffer.from(`${catalog.slice(0, -2)}\n${more.join("\n")}>>`, "latin1"),
  });
  objects.push({ number: info, body: Buffer.from(infoOf(facts), "latin1") });
  return Uint8Array.from(updated(before, objects, { root, info, startxref }));
}

interface NewObject {
  readonly number: number;
  readonly body: Buffer;
}

interface Trailer {
  readonly root: number;
  readonly info: number;
  readonly startxref: number;
}

/** Chromium writes one classic trailer; anything else was not written by it, and is left alone. */
function trailerOf(pdf: Buffer): Trailer & { readonly size: number } {
  const end = pdf.subarray(-400).toString("latin1");
  const number = (pattern: RegExp): number => Number(pattern.exec(end)?.[1] ?? Number.NaN);
  const trailer = {
    size: number(/\/Size (\d+)/),
    root: number(/\/Root (\d+) 0 R/),
    info: number(/\/Info (\d+) 0 R/),
    startxref: number(/startxref\s+(\d+)\s+%%EOF\s*$/),
  };
  if (Object.values(trailer).some(Number.isNaN)) {
    throw new RenderError(
      "Cannot attach the report's data to the PDF: its browser writes an unknown trailer",
      {
        hint: "postrun doctor names the browser; Chrome, Edge and Chromium write a known one",
      },
    );
  }
  return trailer;
}

function catalogOf(pdf: Buffer, root: number): string {
  const start = pdf.lastIndexOf(`\n${root} 0 obj\n`, undefined, "latin1");
  const end = pdf.indexOf("endobj", start, "latin1");
  const body = pdf
    .subarray(start + `\n${root} 0 obj\n`.length, end)
    .toString("latin1")
    .trim();
  if (start < 0 || !body.startsWith("<<") || !body.endsWith(">>") || /\/(Names|AF|Metadata)\b/.test(body)) {
    throw new RenderError(
      "Cannot attach the report's data to the PDF: its browser writes an unknown catalogue",
    );
  }
  return body;
}

function stream(entries: string, bytes: Buffer): Buffer {
  const head = Buffer.from(`<<${entries} /Length ${bytes.length}>>\nstream\n`, "latin1");
  return Buffer.concat([head, bytes, Buffer.from("\nendstream", "latin1")]);
}

function embedded({ text }: PdfAttachment, date: string | null): Buffer {
  const plain = Buffer.from(text, "utf8");
  const sum = createHash("md5").update(plain).digest("hex");
  const dates = date === null ? "" : ` /CreationDate ${pdfDate(date)} /ModDate ${pdfDate(date)}`;
  const params = `<</Size ${plain.length} /CheckSum <${sum}>${dates}>>`;
  const entries = `/Type /EmbeddedFile /Subtype /application#2Fjson /Params ${params} /Filter /FlateDecode`;
  return stream(entries, deflateSync(plain, { level: 9 }));
}

function fileSpec({ name, description }: PdfAttachment, file: string): Buffer {
  const named = pdfString(name);
  return Buffer.from(
    `<</Type /Filespec /F ${named} /UF ${named} /Desc ${pdfString(description)} /AFRelationship /Data /EF <</F ${file} /UF ${file}>>>>`,
    "latin1",
  );
}

function infoOf({ title, subject, author, producer, date }: PdfFacts): string {
  const entries = [
    `/Title ${pdfString(title)}`,
    `/Subject ${pdfString(subject)}`,
    ...(author === null ? [] : [`/Author ${pdfString(author)}`]),
    "/Creator (postrun)",
    `/Producer ${pdfString(producer)}`,
    ...(date === null ? [] : [`/CreationDate ${pdfDate(date)}`, `/ModDate ${pdfDate(date)}`]),
  ];
  return `<<${entries.join("\n")}>>`;
}

/** The old file, the new objects, and a cross-reference section that leads to them and back to the old one. */
function updated(before: Buffer, objects: readonly NewObject[], { root, info, startxref }: Trailer): Buffer {
  const parts: Buffer[] = [before];
  let at = before.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  const rows = [...objects]
    .sort((a, b) => a.number - b.number)
    .map(({ number, body }) => {
      const offset = at;
      push(
        Buffer.concat([
          Buffer.from(`${number} 0 obj\n`, "latin1"),
          body,
          Buffer.from("\nendobj\n", "latin1"),
        ]),
      );
      return `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
    });
  const size = 1 + Math.max(...objects.map(({ number }) => number));
  const id = createHash("sha256").update(Buffer.concat(parts)).digest("hex").slice(0, 32);
  const trailer = `<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /Prev ${startxref} /ID [<${id}> <${id}>]>>`;
  push(Buffer.from(`xref\n${rows.join("")}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, "latin1"));
  return Buffer.concat(parts);
}
