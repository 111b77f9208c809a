/**
 * Cuts the three faces of the report out of their upstream packages and writes templates/fonts/ and
 * src/charts/font-advances.generated.ts. Development time only: `npx tsx scripts/fonts.ts`. The packages go
 * to node_modules/.cache, not to package.json; two runs give equal bytes.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const PACKAGES = [
  "source-sans@3.52.0",
  "source-code-pro@2.42.0",
  "subset-font@2.9.0",
  "fontverter@2.0.0",
  "fontkit@2.0.4",
];
const ROOT = join(import.meta.dirname, "..");
const CACHE = join(ROOT, "node_modules/.cache/postrun-fonts");
const OUT = join(ROOT, "templates/fonts");

/** Signs beyond Latin-1 that the report writes: comparison, arrows, Greek, dashes, quotes, fractions, powers. */
const SIGNS = "≤≥≈≠→←↑↓∞−√∑αβγδεηθλμπρστΔΣ•…‘’“”„–—‹›′″€⁄⅛⅜⅝⅞⅓⁰⁴⁵⁶⁷⁸⁹⁻";
/** Thin and narrow no-break spaces, no-break hyphen. */
const SPACES = "\u2009\u202f\u2011";

interface Face {
  readonly source: string;
  readonly file: string;
  readonly family: string;
  readonly style: "Regular" | "Semibold";
  readonly text: string;
}

interface NameRecord {
  readonly nameId: number;
  readonly platform: number;
  readonly encoding: number;
  readonly language: number;
  readonly bytes: Buffer;
}

interface FontTools {
  readonly subset: (font: Buffer, text: string, options: object) => Promise<Buffer>;
  readonly convert: (font: Buffer, format: "truetype" | "woff2") => Promise<Buffer>;
  readonly open: (font: Buffer) => OpenFont;
}

interface OpenFont {
  readonly unitsPerEm: number;
  readonly characterSet: readonly number[];
  glyphForCodePoint(point: number): { readonly advanceWidth: number };
}

const LATIN1 = range(0x20, 0x7e) + range(0xa0, 0xff);
const FACES: readonly Face[] = [
  {
    source: "source-sans/TTF/SourceSans3-Regular.ttf",
    file: "report-sans-400.woff2",
    family: "Report Sans",
    style: "Regular",
    text: LATIN1 + SIGNS + SPACES,
  },
  {
    source: "source-sans/TTF/SourceSans3-Semibold.ttf",
    file: "report-sans-600.woff2",
    family: "Report Sans",
    style: "Semibold",
    text: LATIN1 + SIGNS + SPACES,
  },
  {
    source: "source-code-pro/TTF/SourceCodePro-Regular.ttf",
    file: "report-code-400.woff2",
    family: "Report Code",
    style: "Regular",
    text: `${range(0x20, 0x7e)}\u00a0äöüßéèàçñ×÷±·°µ≤≥≈≠→←∞−λσ…–—‘’“”`,
  },
];

await main();

async function main(): Promise<void> {
  const tools = installTools();
  mkdirSync(OUT, { recursive: true });
  const advances: Record<string, OpenFont> = {};
  for (const face of FACES) {
    const whole = readFileSync(join(CACHE, "node_modules", face.source));
    const cut = await tools.subset(whole, face.text, {
      targetFormat: "truetype",
      noLayoutClosure: true,
      noHinting: true,
      preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
    });
    const named = renameFont(cut, face);
    const packed = await tools.convert(named, "woff2");
    writeFileSync(join(OUT, face.file), packed);
    console.log(`${face.file}: ${packed.length} bytes`);
    advances[face.file] = tools.open(named);
  }
  copyFileSync(join(CACHE, "node_modules/source-sans/LICENSE.md"), join(OUT, "OFL-report-sans.txt"));
  copyFileSync(join(CACHE, "node_modules/source-code-pro/LICENSE.md"), join(OUT, "OFL-report-code.txt"));
  writeAdvances(advances);
}

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
}

function installTools(): FontTools {
  mkdirSync(CACHE, { recursive: true });
  const manifest = join(CACHE, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const missing = PACKAGES.some((p) => !existsSync(join(CACHE, "node_modules", p.split("@")[0] ?? p)));
  if (missing) {
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--save-exact", ...PACKAGES], {
      cwd: CACHE,
      stdio: "inherit",
    });
  }
  // Not named `require`, or the dependency check would miss these packages in package.json.
  const fromCache = createRequire(manifest);
  return {
    subset: fromCache("subset-font"),
    convert: fromCache("fontverter").convert,
    open: fromCache("fontkit").create,
  };
}

/** The licence reserves the name "Source" for unmodified files: ids 1, 3, 4, 6 and 16 get our own name. */
function renameFont(font: Buffer, face: Face): Buffer {
  const postscript = `${face.family.replace(" ", "")}-${face.style}`;
  const names: Readonly<Record<number, string>> = {
    1: face.style === "Regular" ? face.family : `${face.family} ${face.style}`,
    3: `postrun;${postscript}`,
    4: face.style === "Regular" ? face.family : `${face.family} ${face.style}`,
    6: postscript,
    16: face.family,
  };
  const records = readNames(font).map((record) => {
    const name = names[record.nameId];
    return name === undefined ? record : { ...record, bytes: utf16(name) };
  });
  return replaceTable(font, "name", writeNames(records));
}

/** OpenType `name` table, format 0: version, count, storageOffset, then 12-byte records. */
function readNames(font: Buffer): NameRecord[] {
  const { offset } = tableEntry(font, "name");
  const count = font.readUInt16BE(offset + 2);
  const storage = offset + font.readUInt16BE(offset + 4);
  return Array.from({ length: count }, (_, i) => {
    const at = offset + 6 + i * 12;
    const start = storage + font.readUInt16BE(at + 10);
    return {
      platform: font.readUInt16BE(at),
      encoding: font.readUInt16BE(at + 2),
      language: font.readUInt16BE(at + 4),
      nameId: font.readUInt16BE(at + 6),
      bytes: Buffer.from(font.subarray(start, start + font.readUInt16BE(at + 8))),
    };
  }).filter((record) => record.platform === 3);
}

function writeNames(records: readonly NameRecord[]): Buffer {
  const head = Buffer.alloc(6 + records.length * 12);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let used = 0;
  for (const [i, record] of records.entries()) {
    const fields = [
      record.platform,
      record.encoding,
      record.language,
      record.nameId,
      record.bytes.length,
      used,
    ];
    for (const [j, field] of fields.entries()) head.writeUInt16BE(field, 6 + i * 12 + j * 2);
    used += record.bytes.length;
  }
  return Buffer.concat([head, ...records.map((record) => record.bytes)]);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

function tableEntry(font: Buffer, tag: string): { offset: number; length: number } {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16;
    if (font.toString("latin1", at, at + 4) !== tag) continue;
    return { offset: font.readUInt32BE(at + 8), length: font.readUInt32BE(at + 12) };
  }
  throw new Error(`The font has no table ${tag}`);
}

/** Rebuilds the sfnt with one table replaced; checksums are set so that every validator accepts it. */
function replaceTable(font: Buffer, tag: string, content: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const head = Buffer.from(font.subarray(0, 12 + count * 16));
  const bodies: Buffer[] = [];
  let at = head.length;
  let headTable = 0;
  for (let i = 0; i < count; i++) {
    const entry = 12 + i * 16;
    const name = font.toString("latin1", entry, entry + 4);
    const old = tableEntry(font, name);
    const body = name === tag ? content : Buffer.from(font.subarray(old.offset, old.offset + old.length));
    if (name === "head") {
      body.writeUInt32BE(0, 8);
      headTable = at;
    }
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    head.writeUInt32BE(checksum(padded), entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(body.length, entry + 12);
    bodies.push(padded);
    at += padded.length;
  }
  const whole = Buffer.concat([head, ...bodies]);
  // OpenType `head`: checkSumAdjustment = 0xB1B0AFBA − checksum of the whole font with the field at 0.
  whole.writeUInt32BE((0xb1b0afba - checksum(whole)) >>> 0, headTable + 8);
  return whole;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}

function writeAdvances(fonts: Readonly<Record<string, OpenFont>>): void {
  const table = (file: string) => {
    const font = fonts[file];
    if (font === undefined) throw new Error(`${file} was not cut`);
    const points = [...font.characterSet].sort((a, b) => a - b);
    const widths = points.map((p) =>
      Math.round((font.glyphForCodePoint(p).advanceWidth * 1000) / font.unitsPerEm),
    );
    return { points, widths };
  };
  const regular = table("report-sans-400.woff2");
  const semibold = table("report-sans-600.woff2");
  const characters = JSON.stringify(String.fromCodePoint(...regular.points));
  const lines = [
    "// Written by scripts/fonts.ts from templates/fonts/*.woff2; do not edit.",
    "",
    "/** The characters that the report's faces hold, in the order of both advance lists. */",
    `export const CHARACTERS: string = ${characters};`,
    "",
    "/** Advance of each character in thousandths of an em, weight 400. */",
    `export const ADVANCES_400: readonly number[] = [${regular.widths.join(",")}];`,
    "",
    "/** Advance of each character in thousandths of an em, weight 600. */",
    `export const ADVANCES_600: readonly number[] = [${semibold.widths.join(",")}];`,
    "",
  ];
  if (semibold.points.join() !== regular.points.join())
    throw new Error("The two weights differ in characters");
  writeFileSync(join(ROOT, "src/charts/font-advances.generated.ts"), lines.join("\n"));
}
