import type { RunFacts } from "../../model/run.ts";
import type { LineDialect } from "./line-dialect.ts";

/** LLaMA-Factory: `current_steps` is the step; lines of evaluations carry `eval_loss` and no `loss`. */
export function llamaFactoryDialect(): LineDialect {
  let facts: RunFacts = {};
  return {
    axes: { step: "current_steps", epoch: "epoch" },
    gave: "step metrics",
    shape(record) {
      const { total_steps: planned, percentage: _, remaining_time: __, elapsed_time: ___, ...rest } = record;
      if (typeof planned === "number") facts = { plannedSteps: planned };
      return { record: rest };
    },
    facts: (column) => (column.name === "total_tokens" ? null : {}),
    runFacts: () => facts,
    extraParts: () => [],
  };
}
