import type { ConfusionReading } from "../../src/model/reading.ts";
import { numberWords, percentWords } from "../../src/stats/number-words.ts";
import { button } from "./elements.ts";
import { addPointed, type Place } from "./pointed.ts";
import type { Scene } from "./readout-box.ts";
import { swapDrawing } from "./swap-drawing.ts";

/** The same matrix with confused classes side by side. */
export interface Clustered {
  readonly order: readonly number[];
  /** Its drawing; the picture of very many classes is made anew from the given one. */
  readonly svg: string;
}

/** Each cell says what was taken for what, how often, and what share that is; a button brings confused classes together. */
export function addConfusion(scene: Scene, reading: ConfusionReading, clustered: Clustered | null): void {
  const given = reading.classes.map((_, i) => i);
  const state = { order: given as readonly number[] };
  const count = given.length;
  const tell = teller(reading);
  const { left, top, cell } = reading;
  let at = { r: 0, c: 0 };
  const placeAt = (r: number, c: number): Place => {
    at = { r, c };
    return {
      x: left + c * cell,
      y: top + r * cell,
      width: cell,
      height: cell,
      lines: tell(state.order[r] ?? r, state.order[c] ?? c),
    };
  };
  const inside = (index: number): number => Math.max(0, Math.min(count - 1, index));
  let entered = false;
  const pointed = addPointed(scene, {
    keys: "Confusion matrix: arrows read its cells, Escape ends",
    at: (x, y) => {
      const [r, c] = [Math.floor((y - top) / cell), Math.floor((x - left) / cell)];
      return r >= 0 && c >= 0 && r < count && c < count ? placeAt(r, c) : null;
    },
    key: (key, shift) => {
      const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
      if (!move) return null;
      const by = shift ? 10 : 1;
      // The first key shows where one is, the next ones move.
      const [down, across] = entered ? move : [0, 0];
      entered = true;
      return placeAt(inside(at.r + down * by), inside(at.c + across * by));
    },
  });
  if (!clustered) return;
  const toggle = button("Confused classes side by side", (self) => {
    const on = state.order === given;
    state.order = on ? clustered.order : given;
    self.setAttribute("aria-pressed", String(on));
    pointed.hide();
    void swapDrawing(scene.holder, on ? clustered : null);
  });
  toggle.className = "copy";
  toggle.setAttribute("aria-pressed", "false");
  const line = document.createElement("div");
  line.className = "order";
  line.append(toggle);
  scene.holder.append(line);
}

/** Rows down and columns to the right. */
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function teller({ classes, counts, totals, words }: ConfusionReading) {
  const rows = totals ?? counts.map((row) => sumOf(row));
  const columns = new Float64Array(classes.length);
  for (const row of counts) {
    for (let i = 0; i < row.length; i += 2) {
      const c = row[i] ?? 0;
      columns[c] = (columns[c] ?? 0) + (row[i + 1] ?? 0);
    }
  }
  return (r: number, c: number): readonly string[] => {
    const n = countAt(counts[r] ?? [], c);
    const [ofRow, ofColumn] = [rows[r] ?? 0, columns[c] ?? 0];
    return [
      `${words.true} ${classes[r]}, ${words.predicted} ${classes[c]}`,
      `${numberWords(n)} ${n === 1 ? "item" : "items"}`,
      ...(ofRow > 0 ? [`${percentWords(n / ofRow)} ${words.ofTrue} (${numberWords(ofRow)})`] : []),
      ...(ofColumn > 0 && !totals
        ? [`${percentWords(n / ofColumn)} ${words.ofPredicted} (${numberWords(ofColumn)})`]
        : []),
    ];
  };
}

function sumOf(row: readonly number[]): number {
  return row.reduce((sum, n, i) => (i % 2 === 1 ? sum + n : sum), 0);
}

function countAt(row: readonly number[], column: number): number {
  for (let i = 0; i < row.length; i += 2) if (row[i] === column) return row[i + 1] ?? 0;
  return 0;
}
