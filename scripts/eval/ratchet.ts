import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { BARS, type Bar, isMet } from "./bars.ts";
import type { Score } from "./score.ts";

const FILE = resolve(import.meta.dirname, "ratchet.json");

/** Bars that were met before and are not now; empty where nothing was lost. */
export function lostBars(score: Score): readonly Bar[] {
  const met = metBefore();
  return BARS.filter((bar) => met.includes(bar.id) && !isMet(score, bar));
}

/** Adds the bars that are met now; none is ever taken back but by hand. */
export function tightenRatchet(score: Score): void {
  const met = metBefore();
  const kept = BARS.filter((bar) => met.includes(bar.id) || isMet(score, bar)).map(({ id }) => id);
  writeFileSync(FILE, `${JSON.stringify({ met: kept }, null, 2)}\n`);
}

function metBefore(): readonly string[] {
  return (JSON.parse(readFileSync(FILE, "utf8")) as { met: readonly string[] }).met;
}
