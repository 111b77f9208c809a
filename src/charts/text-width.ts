import { ADVANCES_400, ADVANCES_600, CHARACTERS } from "./font-advances.generated.ts";

/** Width in pixels of a line in the report's face, from the advances of its own files; kerning is off. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character, bold);
  return (thousandths * fontSize) / 1000;
}

const ELLIPSIS = "…";

/** Cuts a line at the end with "…" so that it fits. */
export function truncateText(text: string, width: number, font: { size: number; bold: boolean }): string {
  if (textWidth(text, font.size, font.bold) <= width) return text;
  // One pass: names come from strangers, and one of ten thousand characters must cost no more than its length.
  const characters = [...text];
  let used = advance(ELLIPSIS, font.bold);
  let kept = 0;
  for (const [i, character] of characters.entries()) {
    used += advance(character, font.bold);
    if (/\s/.test(character)) continue;
    if ((used * font.size) / 1000 > width) break;
    kept = i + 1;
  }
  return characters.slice(0, kept).join("") + ELLIPSIS;
}

/** Breaks a name into at most `lines` lines that fit; the last one is cut where it must be. */
export function wrapText(
  text: string,
  width: number,
  font: { size: number; bold: boolean; lines: number },
): readonly string[] {
  const out: string[] = [];
  let line = "";
  const parts = breakable(text);
  for (const [i, part] of parts.entries()) {
    const fits = textWidth((line + part).trimEnd(), font.size, font.bold) <= width;
    if (line === "" || fits) {
      line += part;
      continue;
    }
    if (out.length === font.lines - 1) {
      out.push(truncateText((line + parts.slice(i).join("")).trim(), width, font));
      return out;
    }
    out.push(truncateText(line.trim(), width, font));
    line = part;
  }
  return [...out, truncateText(line.trim(), width, font)];
}

const REGULAR = advanceTable(ADVANCES_400);
const SEMIBOLD = advanceTable(ADVANCES_600);

/** Characters outside the faces come from the reader's own fonts; East Asian ones fill a square. */
function advance(character: string, bold: boolean): number {
  const known = (bold ? SEMIBOLD : REGULAR).get(character);
  if (known !== undefined) return known;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(character)
    ? 1000
    : 620;
}

function advanceTable(advances: readonly number[]): ReadonlyMap<string, number> {
  return new Map([...CHARACTERS].map((character, i) => [character, advances[i] ?? 0]));
}

/** A name may break at a space and before a slash, dot, hyphen or underscore that a letter follows. */
function breakable(text: string): readonly string[] {
  return text.split(/(?<=\s)(?=\S)|(?<=[^\s/._-])(?=[/._-]+\p{L})/u);
}
