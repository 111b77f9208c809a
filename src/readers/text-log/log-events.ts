import type { RunEvent } from "../../model/artifacts.ts";
import { epochInWords, stepInWords } from "./event-kind.ts";
import type { LogAxes } from "./log-axes.ts";
import type { LogLine } from "./log-line.ts";

/** One line as the events see it. */
interface SeenLine {
  readonly number: number;
  readonly text: string;
  readonly line: LogLine;
  readonly kind: RunEvent["kind"] | null;
  /** The last row of measurements above it, -1 for none. */
  readonly row: number;
}

/** What the series of the log say: the line of their first value, and whether they count steps. */
interface Measured {
  readonly from: number;
  readonly bySteps: boolean;
}

interface OpenEvent {
  readonly kind: RunEvent["kind"];
  text: string;
  readonly line: number;
  lastLine: number;
  readonly row: number;
  readonly time: number;
}

/** Collects what happened; a Traceback of many lines is one event, with the words of its exception. */
export class LogEvents {
  readonly #events: OpenEvent[] = [];
  readonly #warned = new Set<string>();
  #traceback: OpenEvent | null = null;
  /** Events beyond the most that are kept. */
  dropped = 0;

  see({ number, text, line, kind, row }: SeenLine): void {
    if (this.#traceback !== null && this.#continues(number, line.body, kind)) return;
    const found = kind ?? (line.level !== null && this.#isNewWarning(line.body) ? "log-line" : null);
    if (found === null) return;
    if (this.#events.length >= MAX_EVENTS) {
      this.dropped += 1;
      return;
    }
    const shown = text.trim().slice(0, LONGEST_TEXT);
    const event = { kind: found, text: shown, line: number, lastLine: number, row, time: line.time };
    if (/^Traceback \(most recent/.test(line.body)) this.#traceback = event;
    this.#events.push(event);
  }

  /** What ended the run: the last such event, if no measurement comes after it (`lastMeasured` is a line); else null. */
  status(lastMeasured: number): "finished" | "failed" | "killed" | null {
    const last = this.#events.findLast(({ kind }) => STATUS.has(kind));
    // Something that training went on after did not end it.
    if (last === undefined || last.line < lastMeasured) return null;
    return STATUS.get(last.kind) ?? null;
  }

  /** The events with steps and epochs on the axes of the run. */
  resolved(file: string, axes: LogAxes, measured: Measured): RunEvent[] {
    return this.#events.map((event) => ({
      kind: event.kind,
      ...placeOf(event, axes, measured),
      time: Number.isNaN(event.time) ? null : event.time,
      text: event.text,
      at:
        event.lastLine > event.line
          ? { file, line: event.line, lastLine: event.lastLine }
          : { file, line: event.line },
    }));
  }

  /** Frames of a Traceback are indented; the line that is not ends it and names the exception. */
  #continues(number: number, body: string, kind: RunEvent["kind"] | null): boolean {
    const open = this.#traceback;
    if (open === null) return false;
    open.lastLine = number;
    if (body.trim() === "" || /^\s/.test(body)) return true;
    this.#traceback = null;
    if (!/^[\w.]+(?::|$)/.test(body)) return false;
    open.text = body.trim().slice(0, LONGEST_TEXT);
    const at = this.#events.indexOf(open);
    if (kind !== null && at >= 0) this.#events[at] = { ...open, kind };
    return true;
  }

  /** Warnings repeat; each is told once. */
  #isNewWarning(body: string): boolean {
    const shape = body.replace(/\d+/g, "#").slice(0, 120);
    if (this.#warned.has(shape) || this.#warned.size >= MAX_WARNINGS) return false;
    this.#warned.add(shape);
    return true;
  }
}

/** A resume or checkpoint may name its step or epoch itself; else the last measurement above says where it stands. */
function placeOf(event: OpenEvent, axes: LogAxes, measured: Measured): Pick<RunEvent, "step" | "epoch"> {
  // Numbers above the first measurement are of settings: nothing has been trained there.
  const row = event.line < measured.from ? -1 : event.row;
  const names = event.kind === "resume" || event.kind === "checkpoint";
  const step = names ? stepInWords(event.text) : null;
  const epoch = names && step === null ? epochInWords(event.text) : null;
  const inherited = measured.bySteps ? valueAt(axes.byStep.step, row) : null;
  return { step: step ?? inherited, epoch: epoch ?? valueAt(axes.byStep.epoch, row) };
}

function valueAt(values: Float64Array | null, row: number): number | null {
  const value = values?.[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** A log with more events than this says the same thing over and over. */
const MAX_EVENTS = 100_000;
const MAX_WARNINGS = 50;
const LONGEST_TEXT = 500;

const STATUS: ReadonlyMap<RunEvent["kind"], "finished" | "failed" | "killed"> = new Map([
  ["finished", "finished"],
  ["error", "failed"],
  ["out-of-memory", "failed"],
  ["killed", "killed"],
]);
