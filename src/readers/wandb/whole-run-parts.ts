import type { RunPartBody } from "../../model/run.ts";
import type { WandbLog } from "./wandb-log.ts";

/** What is true of the whole run, however many trainings it holds: how it ended, what the console said, notices. */
export function wholeRunParts(log: WandbLog, hasConsole: boolean): RunPartBody[] {
  const parts: RunPartBody[] = [];
  const events = hasConsole ? [] : [...log.console.events];
  const at = { file: log.file.name };
  if (log.run?.isResumed) {
    const step = log.run.startingStep;
    const text = `W&B resumed the run at step ${step}`;
    events.push({ kind: "resume", step, epoch: null, time: log.run.start, text, at: { ...at, record: 0 } });
  }
  const lastStep = log.history.steps.at(-1) ?? null;
  const lastTime = log.history.times.at(-1) ?? null;
  if (log.exitCode === null) {
    const message =
      "The file has no exit record: the process was killed, or had not ended when the files were taken";
    parts.push({ kind: "facts", facts: { status: "running" } });
    parts.push({ kind: "notices", notices: [{ level: "info", code: "run-unfinished", message, at }] });
  } else {
    const failed = log.exitCode !== 0;
    parts.push({ kind: "facts", facts: { status: failed ? "failed" : "finished" } });
    const text = `W&B exit code ${log.exitCode}`;
    const kind = failed ? "error" : "finished";
    events.push({ kind, step: lastStep, epoch: null, time: lastTime, text, at });
  }
  if (events.length > 0) parts.push({ kind: "events", events });
  if (log.notices.length > 0) parts.push({ kind: "notices", notices: log.notices });
  return parts;
}
