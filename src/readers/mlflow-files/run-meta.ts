import type { SourcePosition } from "../../model/position.ts";
import type { RunFacts, RunPartBody } from "../../model/run.ts";

type Status = NonNullable<RunFacts["status"]>;

/** What meta.yaml says of how the run went. */
export interface RunMeta {
  readonly status: Status;
  /** Seconds since 1970 UTC; null while running. */
  readonly end: number | null;
}

/** Reads a run's meta.yaml; null where it is that of an experiment or a logged model. The file is flat, so a cut one can be read too. */
export function parseRunMeta(text: string): RunMeta | null {
  const fieldOf = (key: string): string | undefined =>
    new RegExp(`^${key}: *'?([^'\\s]+)`, "m").exec(text)?.[1];
  const isRun = fieldOf("run_id") !== undefined || fieldOf("run_uuid") !== undefined;
  if (!isRun || fieldOf("model_id") !== undefined) return null;
  const end = Number(fieldOf("end_time") ?? Number.NaN);
  return { status: statusOf(fieldOf("status")), end: Number.isFinite(end) ? end / 1000 : null };
}

/** RunStatus in service.proto of MLflow; the file store writes the number, databases the word. */
export function statusOf(written: unknown): Status {
  return STATUSES[String(written).toUpperCase()] ?? "running";
}

const STATUSES: Readonly<Record<string, Status>> = {
  "1": "running",
  RUNNING: "running",
  "2": "running",
  SCHEDULED: "running",
  "3": "finished",
  FINISHED: "finished",
  "4": "failed",
  FAILED: "failed",
  "5": "killed",
  KILLED: "killed",
};

/** Facts and events that follow from the status. */
export function statusParts(meta: RunMeta, at: SourcePosition): RunPartBody[] {
  const parts: RunPartBody[] = [{ kind: "facts", facts: { status: meta.status } }];
  const event = { step: null, epoch: null, time: meta.end, at };
  if (meta.status === "failed") {
    parts.push({ kind: "events", events: [{ ...event, kind: "error", text: "MLflow status FAILED" }] });
  } else if (meta.status === "killed") {
    parts.push({ kind: "events", events: [{ ...event, kind: "killed", text: "MLflow status KILLED" }] });
  } else if (meta.status === "finished") {
    parts.push({ kind: "events", events: [{ ...event, kind: "finished", text: "MLflow status FINISHED" }] });
  } else {
    const message =
      "The run's status is still RUNNING: it had not ended when the files were taken, or was killed";
    parts.push({
      kind: "notices",
      notices: [{ level: "info", code: "run-unfinished", message, at }],
    });
  }
  return parts;
}
