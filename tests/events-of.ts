import type { RunEvent } from "../src/model/artifacts.ts";

/** Events of a log, one a line. */
export function eventsOf(
  ...lines: readonly (readonly [kind: RunEvent["kind"], text: string, step?: number])[]
): readonly RunEvent[] {
  return lines.map(([kind, text, step], i) => ({
    kind,
    step: step ?? null,
    epoch: null,
    time: null,
    text,
    at: { file: "train.log", line: i + 1 },
  }));
}
