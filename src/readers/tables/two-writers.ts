import type { Notice } from "../../model/position.ts";
import { EPOCH_NAMES, normalName, STEP_NAMES } from "../../names/axis-names.ts";
import { denseNumbers } from "./dense-column.ts";
import { filterRows } from "./filter-rows.ts";
import type { Table } from "./table.ts";

/** Falls of the counter below which repeats and restarts explain it as well. */
const FEWEST_FALLS = 10;
/** Falls for each writer: those who take turns fall back again and again, a restart falls once. */
const FALLS_EACH = 3;
/** Share of the rows at which the counter falls: two writers take turns, a restart falls once. */
const SHARE_OF_FALLS = 0.1;
/** Rows of the least writer, as a share of what each would have if all wrote as much. */
const LEAST_SHARE = 0.4;
/** Above this many, courses can be found in any disorder. */
const MOST_WRITERS = 8;
/** Share of the rows of one of three or more writers that follow the row before by its usual distance. */
const REGULAR = 0.9;

/**
 * The rows of each of the processes that wrote one table at once: the counter falls at many rows, yet the rows fall into
 * a few courses that each only rise. The table itself, alone, where it has one writer or the rows cannot be told apart.
 */
export function byWriter(table: Table): readonly Table[] {
  const counter = counterOf(table);
  const owners = counter ? writersOf(counter) : null;
  if (owners === null) return [table];
  const { owner, writers } = owners;
  return Array.from({ length: writers }, (_, writer) => {
    const keep = owner.map((one) => Number(one === writer));
    const rows = keep.reduce((sum, kept) => sum + kept, 0);
    const count = WORDS[writers] ?? String(writers);
    const notice: Notice = {
      level: "warning",
      code: "two-writers",
      message: `${count[0]?.toUpperCase()}${count.slice(1)} processes wrote this file at once: its counter falls at many rows, and the rows fall into ${count} courses that each only rise; this is course ${writer + 1}, ${rows} of ${owner.length} rows`,
      at: { file: table.file, line: table.rows[keep.indexOf(1)] ?? 0 },
    };
    const own = filterRows(table, keep);
    return { ...own, notices: [...own.notices, notice] };
  });
}

const WORDS: readonly string[] = ["", "", "two", "three", "four", "five", "six", "seven", "eight"];

function counterOf(table: Table): Float64Array | null {
  for (const names of [STEP_NAMES, EPOCH_NAMES]) {
    const column = table.columns.find(({ name }) => names.includes(normalName(name)));
    if (column) return denseNumbers(table, column.name);
  }
  return null;
}

interface Owners {
  /** Writer of each row, from 0. */
  readonly owner: Uint8Array;
  readonly writers: number;
}

/** The courses of writers who take turns, as few as hold all rows; null where the counter shows no such writers. */
function writersOf(counter: Float64Array): Owners | null {
  const falls = fallsOf(counter);
  if (falls < FEWEST_FALLS || falls < SHARE_OF_FALLS * counter.length) return null;
  // Followed from its end a course is right up to its first row, which from the beginning may go to a writer further on.
  const back = coursesOf(counter.map((step) => -step).reverse(), []);
  const starts = back?.courses.map((course) => -(course.at(-1) ?? Number.NaN)) ?? [];
  const found = coursesOf(counter, starts);
  if (!found || found.courses.length !== starts.length) return null;
  const { owner, courses } = found;
  const writers = courses.length;
  const least = Math.min(...courses.map(({ length }) => length));
  if (falls < FALLS_EACH * writers || least * writers < LEAST_SHARE * counter.length) return null;
  // Two courses that each only rise can hardly be cut otherwise; among three, a row may follow the wrong one.
  return writers === 2 || courses.every(isRegular) ? { owner, writers } : null;
}

/** Each row goes on with the course that it follows most closely; `starts` are the first steps of those that are known. */
function coursesOf(
  counter: Float64Array,
  starts: readonly number[],
): { readonly owner: Uint8Array; readonly courses: readonly (readonly number[])[] } | null {
  const owner = new Uint8Array(counter.length);
  const courses: number[][] = starts.map(() => []);
  const last = starts.map((start) => start - 1e-9 * Math.max(1, Math.abs(start)));
  for (const [i, step] of counter.entries()) {
    const writer = closestBelow(last, step) ?? courses.length;
    if (writer === MOST_WRITERS || Number.isNaN(step)) return null;
    if (writer === courses.length) courses.push([]);
    owner[i] = writer;
    last[writer] = step;
    courses[writer]?.push(step);
  }
  return { owner, courses };
}

/** The course whose last step is the greatest below this one. */
function closestBelow(last: readonly number[], step: number): number | null {
  let best: number | null = null;
  for (const [writer, reached] of last.entries())
    if (reached < step && reached > (last[best ?? -1] ?? Number.NEGATIVE_INFINITY)) best = writer;
  return best;
}

/** Whether the rows of one course stand at equal distances for the most part, as one writer puts them. */
function isRegular(course: readonly number[]): boolean {
  const distances = Float64Array.from(course.slice(1), (step, i) => step - (course[i] ?? Number.NaN)).sort();
  const usual = distances[distances.length >> 1] ?? Number.NaN;
  const equal = distances.filter((distance) => Math.abs(distance - usual) <= 1e-9 * usual).length;
  return equal >= REGULAR * distances.length;
}

function fallsOf(counter: Float64Array): number {
  let falls = 0;
  for (let i = 1; i < counter.length; i++) if ((counter[i] ?? 0) < (counter[i - 1] ?? 0)) falls += 1;
  return falls;
}
