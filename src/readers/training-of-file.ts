import type { RunPart } from "../model/run.ts";

/** Group of one of several trainings that one file holds: `metrics-training-02` beside metrics.json. */
export function trainingGroup(file: string, i: number): string {
  return `${file.replace(/\.[^./]*$/, "")}-training-${String(i + 1).padStart(2, "0")}`;
}

/** Says of one of several trainings in a file which one it is. */
export function restartPart(
  place: { readonly file: string; readonly line: number; readonly group: string; readonly reader: string },
  { number, of }: { readonly number: number; readonly of: number },
): RunPart {
  const message = `The file holds ${of} trainings, each from its first step; this is number ${number}`;
  const at = { file: place.file, line: place.line };
  return {
    group: place.group,
    reader: place.reader,
    kind: "notices",
    notices: [{ level: "info", code: "run-split", message, at }],
  };
}
