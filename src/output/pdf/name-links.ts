import { pdfString } from "./pdf-text.ts";
import { dictionaryOf, withEntries } from "./printed-objects.ts";

/** Says of each link where it leads, since Chromium does not (ISO 14289-1, 7.18.5); `places` has the titles by anchor. */
export function nameLinks(objects: Map<number, Buffer>, places: ReadonlyMap<string, string>): void {
  for (const [number, body] of objects) {
    const dictionary = dictionaryOf(body);
    if (!/\/Subtype \/Link\b/.test(dictionary) || /\/Contents\b/.test(dictionary)) continue;
    objects.set(number, withEntries(dictionary, [`/Contents ${pdfString(placeOf(dictionary, places))}`]));
  }
}

function placeOf(dictionary: string, places: ReadonlyMap<string, string>): string {
  const name = /\/Dest \/([^\s/<>[\]()]+)/.exec(dictionary)?.[1];
  if (name === undefined) return /\/URI \(((?:[^()\\]|\\.)*)\)/.exec(dictionary)?.[1] ?? "Within this report";
  const anchor = decoded(name);
  return places.get(anchor) ?? `To ${anchor}`;
}

/** A PDF name writes what is no plain letter as `#` and two digits. */
function decoded(name: string): string {
  const bytes = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
