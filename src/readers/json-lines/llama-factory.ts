import type { RunFacts } from "../../model/run.ts";
import type { LineDialect } from "./line-dialect.ts";
import { rowsOfMainWriter, type WriterRow } from "./writers.ts";

/** The tool trains nothing else. */
const TASK = { task: "a language model" } as const;

/** LLaMA-Factory: `current_steps` is the step; lines of evaluations carry `eval_loss` and no `loss`. */
export function llamaFactoryDialect(): LineDialect {
  let facts: RunFacts = TASK;
  const rows: WriterRow[] = [];
  return {
    axes: { step: "current_steps", epoch: "epoch" },
    gave: "step metrics",
    shape(record) {
      const { total_steps: planned, percentage: _, remaining_time: __, elapsed_time: ___, ...rest } = record;
      if (typeof planned === "number") facts = { ...TASK, plannedSteps: planned };
      const step = record["current_steps"];
      rows.push({ step: typeof step === "number" ? step : 0, evaluation: !("loss" in record) });
      return { record: rest };
    },
    facts: (column) => (column.name === "total_tokens" ? null : {}),
    // Two processes of one training (a launch without its launcher) write into one file, each at its own pace.
    rowsToKeep: () => rowsOfMainWriter(rows),
    runFacts: () => facts,
    extraParts: () => [],
  };
}
