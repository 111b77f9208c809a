import { resolveName } from "../../names/metric-names.ts";
import type { LogRows } from "./log-rows.ts";
import { splitNamed } from "./split-words.ts";

/** What this asks of the points of a log that stand under one name. */
interface Evaluated {
  readonly name: string;
  readonly split: "train" | "validation" | "test" | null;
  readonly rows: readonly number[];
  readonly values: Float64Array;
}

/**
 * A log may evaluate on several sets after each epoch under the same names (seen classes, then unseen ones). Where a name
 * comes as often at every place, each turn is a series of its own: "accuracy (1 of 2)". Printed twice with the same
 * values it is one.
 */
export function byTurn<P extends Evaluated>(points: P, rows: LogRows): P[] {
  const turns = turnsOf(points, rows);
  if (turns === null) return [points];
  const parts = Array.from({ length: turns }, (_, turn) => pick(points, turn, turns));
  const [first, ...others] = parts;
  if (first && others.every(({ values }) => values.every((value, i) => Object.is(value, first.values[i]))))
    return [first];
  return parts.map((part, turn) => ({ ...part, name: `${part.name} (${turn + 1} of ${turns})` }));
}

/** More evaluations of one name after each epoch than this are steps of one. */
const MOST_TURNS = 4;

/** Fewer places could repeat by chance. */
const LEAST_PLACES = 3;

/** How often the name comes at each place, where that is always the same and more than once; the last may be cut. */
function turnsOf({ name, split, rows: at }: Evaluated, rows: LogRows): number | null {
  if (isOfTraining(name, split)) return null;
  const [epoch, step] = [rows.column("epoch"), rows.column("step")];
  const counts: number[] = [];
  let place = "";
  for (const row of at) {
    const here = `${epoch[row]} ${step[row]}`;
    if (here === place) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else counts.push(1);
    place = here;
  }
  const [turns = 1, ...others] = counts;
  if (turns < 2 || turns > MOST_TURNS || counts.length < LEAST_PLACES) return null;
  const last = others.pop() ?? 0;
  return last <= turns && others.every((count) => count === turns) ? turns : null;
}

/** Losses of training may be printed a few times an epoch, with no step beside them. */
function isOfTraining(name: string, split: Evaluated["split"]): boolean {
  const of = split ?? splitNamed(name.replaceAll("_", " "));
  return of === "train" || (of === null && /loss/.test(resolveName(name).role));
}

function pick<P extends Evaluated>(points: P, turn: number, turns: number): P {
  const mine = [...points.rows.keys()].filter((i) => i % turns === turn);
  return {
    ...points,
    rows: mine.map((i) => points.rows[i] ?? 0),
    values: Float64Array.from(mine, (i) => points.values[i] ?? Number.NaN),
  };
}
