import type { RunEvent } from "../../model/artifacts.ts";
import type { SourcePosition } from "../../model/position.ts";
import { epochInWords, eventKind, stepInWords } from "../text-log/event-kind.ts";

/** Events in the console output that W&B keeps beside the metrics. */
export interface Console {
  readonly events: RunEvent[];
  /** Text of a line that has not ended yet. */
  open: string;
}

/** Where a piece of output stands, and the step of the last values logged before it. */
export interface ConsolePlace {
  readonly at: SourcePosition;
  readonly step: number | null;
}

/** An empty console. */
export function emptyConsole(): Console {
  return { events: [], open: "" };
}

/** Adds a piece of output; progress bars write over their line with a carriage return, so only the last state counts. */
export function addConsoleText(console: Console, text: string, place: ConsolePlace): void {
  const lines = (console.open + text).split(/\r?\n/);
  // Output without line ends (a bar of 1 MB) is cut so that it cannot fill the memory.
  console.open = (lines.pop() ?? "").slice(-10_000);
  for (const line of lines) {
    const shown = withoutColours(line.slice(line.lastIndexOf("\r") + 1)).trim();
    const kind = shown === "" ? null : eventKind(shown);
    if (!kind) continue;
    const step = stepInWords(shown) ?? place.step;
    console.events.push({ kind, step, epoch: epochInWords(shown), time: null, text: shown, at: place.at });
  }
}

function withoutColours(line: string): string {
  return line.replaceAll(ANSI, "");
}

/** Escape sequences of terminals: colours and cursor moves. */
const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");
