import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Training waits for data. */
export const dataLoaderBound: Cause<CheckId> = {
  id: "data-loader-bound",
  title: "Bound by loading data",
  mechanism:
    "The next batch is not ready when the step is done, so the processor waits and the same budget of time buys fewer steps.",
  expects: [
    // Labelled runs with timings 10 of 10 at 62 % and more, healthy 0 of 136 (at most 7 %).
    {
      check: "data-wait",
      weight: 4,
      whenAbsent: 4,
      decisive: "measured waiting time; labelled runs 62 % and more of a step, healthy at most 7 %",
    },
  ],
  excludes: [],
  lookAlikes: [],
  fixes: [
    {
      action: "Load in parallel with prefetching: about one worker for each free core",
      change: { kind: "set", setting: "num-workers", to: 4 },
      effect: "The waiting share falls towards 0; a step is then as long as its computation.",
      effectSource: "measured in this run: step time minus waiting time",
      effort: "low",
      risk: "Each worker takes memory of its own.",
      verify: "Waiting takes less than 7 % of the median step.",
    },
    {
      action: "Cache decoded rows, or move decoding off the training loop",
      change: { kind: "action" },
      effect: "Direction only: shorter waits.",
      effectSource: "SageMaker Debugger, IO bottleneck rule",
      effort: "medium",
      risk: "Disk space.",
      verify: "Waiting takes less than 7 % of the median step.",
    },
  ],
  requests: [
    {
      artifact: "timing",
      enables: ["data-wait"],
      why: "Times of data loading and of the whole step show who waits.",
    },
  ],
  logNextTime: "Data time and step time of every step.",
  damage: "resources",
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/debugger-built-in-profiler-rules.html"],
};
