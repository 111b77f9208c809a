import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** One rank holds up all others. */
export const straggler: Cause<CheckId> = {
  id: "straggler",
  title: "Slow rank",
  mechanism: "Every step waits for the slowest rank: one hot, shared or faulty node sets the pace of all.",
  expects: [
    { check: "straggler-in-log", weight: 4, decisive: "the tool itself names the slow rank" },
    { check: "collective-timeout-in-log", weight: 2 },
    { check: "step-time-shift", weight: 1 },
  ],
  excludes: [{ check: "data-wait", weight: 2, because: "The steps wait for data, on every rank." }],
  lookAlikes: [
    { cause: "data-loader-bound", unless: "loading takes little of the step", check: "data-wait" },
    {
      cause: "hardware-fault",
      unless: "no device reports a fault",
      check: "hardware-error-in-log",
      explains: true,
    },
  ],
  fixes: [
    {
      action: "Find the slow rank by its step time without communication, and replace the node",
      change: { kind: "action" },
      effect: "The step time falls to that of the other ranks.",
      effectSource: "SageMaker Debugger, step outlier and load balancing rules",
      effort: "medium",
      risk: "None.",
      verify: "Step times of all ranks lie within 10 %.",
    },
  ],
  requests: [
    { artifact: "timing", enables: ["step-time-shift"], why: "Step times of each rank show who is slow." },
    {
      artifact: "log",
      enables: ["straggler-in-log", "collective-timeout-in-log"],
      why: "Logs of all ranks name the one that is missing.",
    },
  ],
  logNextTime: "Step time of each rank without communication.",
  damage: "resources",
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/debugger-built-in-profiler-rules.html"],
};
