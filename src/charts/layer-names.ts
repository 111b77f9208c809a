import { textWidth } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";

/** Names without the parts that all of them share at the beginning and at the end ("model.", ".weight"). */
export function shortNames(names: readonly string[]): readonly string[] {
  const split = names.map((name) => name.split(/(?<=[./])|(?=[./])/));
  const from = sharedParts(split);
  const to = sharedParts(split.map((parts) => parts.slice(from).reverse()));
  return split.map((parts) => trimSeparators(parts.slice(from, parts.length - to).join("")));
}

/** The end of a layer's name tells it from its neighbours, so the beginning is what goes. */
export function keepEnd(name: string, room: number): string {
  if (textWidth(name, FONT_SIZE) <= room) return name;
  const characters = [...name];
  while (characters.length > 1) {
    characters.shift();
    const cut = `…${characters.join("")}`;
    if (textWidth(cut, FONT_SIZE) <= room) return cut;
  }
  return "…";
}

/** How many leading parts all have in common, one of each always left to be told apart by. */
function sharedParts(split: readonly (readonly string[])[]): number {
  const first = split[0] ?? [];
  const least = Math.min(...split.map((parts) => parts.length - 1));
  if (split.length < 2) return 0;
  let count = 0;
  while (count < least && split.every((parts) => parts[count] === first[count])) count++;
  return count;
}

function trimSeparators(name: string): string {
  return name.replace(/^[./]+|[./]+$/g, "");
}
