import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { markArtifacts } from "./mark-artifacts.ts";
import { nameLinks } from "./name-links.ts";
import { pdfDate, pdfString } from "./pdf-text.ts";
import { dictionaryOf, pdfOfObjects, printedObjects, unknownWriter, withEntries } from "./printed-objects.ts";
import { roleMapOf } from "./role-map.ts";
import { xmpPacket } from "./xmp.ts";

/** What a PDF states of itself. */
export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  readonly author: string | null;
  readonly producer: string;
  /** Of the words. */
  readonly language?: string;
  /** ISO; null leaves the dates out. */
  readonly date: string | null;
  /** What stands at each anchor that links lead to. */
  readonly places: ReadonlyMap<string, string>;
}

/** A file that travels within the PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly description: string;
  readonly text: string;
}

/**
 * Adds metadata and attachments to what the browser printed, and what it leaves out for screen readers: artifacts marked,
 * links with a description, types mapped. The objects are written anew: content streams kept beside their replacements
 * would double the file. Equal input gives equal bytes.
 */
export function completePdf(
  printed: Uint8Array,
  facts: PdfFacts,
  attachments: readonly PdfAttachment[],
): Uint8Array {
  const pdf = printedObjects(printed);
  const { objects, root, info } = pdf;
  markArtifacts(objects);
  nameLinks(objects, facts.places);
  mapRoles(objects);
  const add = (body: Buffer): string => {
    const number = 1 + Math.max(...objects.keys());
    objects.set(number, body);
    return `${number} 0 R`;
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
  const catalogue = dictionaryOf(objects.get(root) ?? Buffer.alloc(0));
  if (/\/(Names|AF|Metadata)\b/.test(catalogue)) throw unknownWriter();
  objects.set(root, withEntries(catalogue, more));
  objects.set(info, Buffer.from(infoOf(facts), "latin1"));
  return pdfOfObjects(pdf);
}

function mapRoles(objects: Map<number, Buffer>): void {
  const types: string[] = [];
  const trees: number[] = [];
  for (const [number, body] of objects) {
    const dictionary = dictionaryOf(body);
    if (/\/Type \/StructTreeRoot\b/.test(dictionary)) trees.push(number);
    const type = /\/Type \/StructElem\s+\/S \/(\w+)/.exec(dictionary)?.[1];
    if (type) types.push(type);
  }
  const map = roleMapOf(types);
  for (const number of map === null ? [] : trees) {
    const dictionary = dictionaryOf(objects.get(number) ?? Buffer.alloc(0));
    if (!dictionary.includes("/RoleMap")) objects.set(number, withEntries(dictionary, [`/RoleMap ${map}`]));
  }
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
