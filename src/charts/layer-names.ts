import { textWidth } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";

/** Names without the parts that all of them share at the beginning and at the end ("model.", ".weight"). */
export function shortNames(names: readonly string[]): readonly string[] {
  const split = names.map(partsOf);
  const from = sharedParts(split);
  const to = sharedParts(split.map((parts) => parts.slice(from).reverse()));
  return withoutRoot(split.map((parts) => trimSeparators(parts.slice(from, parts.length - to).join(""))));
}

/** The end of a layer's name tells it from its neighbours, so the beginning is what goes: whole parts of it first. */
export function keepEnd(name: string, room: number): string {
  const characters = [...lastParts(name, room)];
  if (textWidth(characters.join(""), FONT_SIZE) <= room) return characters.join("");
  while (characters.length > 1) {
    characters.shift();
    const cut = `…${characters.join("")}`;
    if (textWidth(cut, FONT_SIZE) <= room) return cut;
  }
  return "…";
}

/** As many of the last parts of a name as there is room for, at least one: "down_proj" of "mlp.down_proj". */
export function lastParts(name: string, room: number): string {
  const parts = name.split(/(?<=[./])/);
  while (parts.length > 1 && textWidth(parts.join(""), FONT_SIZE) > room) parts.shift();
  return parts.join("");
}

/** Both ends of a name, where there is no room for all of it: "post_att…_norm". */
export function keepEnds(name: string, room: number): string {
  if (textWidth(name, FONT_SIZE) <= room) return name;
  const characters = [...name];
  for (let kept = characters.length - 1; kept > 1; kept--) {
    const head = Math.ceil(kept / 2);
    const cut = `${characters.slice(0, head).join("")}…${characters.slice(characters.length - (kept - head)).join("")}`;
    if (textWidth(cut, FONT_SIZE) <= room) return cut;
  }
  return "…";
}

function partsOf(name: string): readonly string[] {
  return name.split(/(?<=[./])|(?=[./])/);
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

/** Without the first word that most begin with ("model.layers.0", but "lm_head"), where all stay apart. */
function withoutRoot(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const root = /^[^./]+[./](?=[^\d./])/.exec(name)?.[0];
    if (root !== undefined) counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  const root = [...counts].find(([, count]) => count > names.length / 2)?.[0];
  if (root === undefined) return names;
  const bare = names.map((name) => (name.startsWith(root) ? name.slice(root.length) : name));
  return new Set(bare).size === new Set(names).size ? bare : names;
}

function trimSeparators(name: string): string {
  return name.replace(/^[./]+|[./]+$/g, "");
}
