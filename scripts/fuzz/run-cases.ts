import { Worker } from "node:worker_threads";
import { MOST_CPU_SECONDS, MOST_HEAP_MIB, MOST_WALL_SECONDS, mostGrowth } from "./limits.ts";

/** Which cases to run: each of the readers with the numbers from `first` on. */
export interface FuzzPlan {
  readonly readers: readonly string[];
  readonly first: number;
  readonly cases: number;
  readonly seed: number;
  /** Address of the module that exports `readers`. */
  readonly readersModule: string;
}

/** What a worker is told: `from` is the first of the plan's cases, counted through all readers, that it runs. */
export interface WorkerOrders {
  readonly plan: FuzzPlan;
  readonly from: number;
  /** Two numbers: 1 + the case at work, and the bytes of its input. */
  readonly atWork: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: "judged"; readonly at: number; readonly verdict: "runs" | "read-error" }
  | {
      readonly kind: "failed";
      readonly at: number;
      readonly why: string;
      readonly damage: readonly string[];
    };

/** The reader and the number of a case that is counted through all readers of the plan. */
export function placeOf(plan: FuzzPlan, at: number): { readonly reader: string; readonly number: number } {
  return {
    reader: plan.readers[Math.floor(at / plan.cases)] ?? "",
    number: plan.first + (at % plan.cases),
  };
}

/** Runs the plan in worker threads, one at a time: one that hangs or dies is replaced, and goes on with the next case. */
export async function runCases(plan: FuzzPlan, tell: (message: WorkerMessage) => void): Promise<void> {
  const total = plan.readers.length * plan.cases;
  let from = 0;
  while (from < total) {
    const atWork = new SharedArrayBuffer(8);
    const end = await watch({ plan, from, atWork }, tell);
    if (end === null) return;
    const at = Atomics.load(new Int32Array(atWork), 0) - 1;
    if (at < from) throw new Error(`the worker never began a case: ${end}`);
    tell({ kind: "failed", at, why: end, damage: [] });
    from = at + 1;
  }
}

/** Node's loader of TypeScript is not handed down to workers, so each gets its own. */
const START = `import("tsx/esm/api").then(async ({ register }) => {
  register();
  await import(${JSON.stringify(new URL("./worker.ts", import.meta.url).href)});
});`;

/** Runs one worker to its end: null where it finished, else why it was ended or died. */
async function watch(orders: WorkerOrders, tell: (message: WorkerMessage) => void): Promise<string | null> {
  const worker = new Worker(START, {
    eval: true,
    workerData: orders,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
  });
  const overrun = watchOverruns(new Int32Array(orders.atWork));
  try {
    return await new Promise((resolve) => {
      const timer = setInterval(() => {
        const why = overrun();
        if (why !== null) resolve(why);
      }, 50);
      worker.on("message", tell);
      worker.on("error", (error) => resolve(error.stack ?? error.message));
      worker.on("exit", (code) => resolve(code === 0 ? null : `the worker ended with code ${code}`));
      worker.on("exit", () => clearInterval(timer));
    });
  } finally {
    await worker.terminate();
  }
}

/** What the case at work takes too much of: looked at from outside, for a hanging thread cannot tell. */
function watchOverruns(atWork: Int32Array): () => string | null {
  let at = 0;
  let since = { cpu: 0, wall: 0, memory: 0 };
  return () => {
    const now = usage();
    const current = Atomics.load(atWork, 0);
    if (current === 0) return null;
    if (current !== at) {
      at = current;
      since = now;
      return null;
    }
    const cpu = now.cpu - since.cpu;
    if (cpu > MOST_CPU_SECONDS) return `hangs: ${cpu.toFixed(1)} s of processor time`;
    if (now.wall - since.wall > MOST_WALL_SECONDS) return `hangs: waits for ${MOST_WALL_SECONDS} s`;
    const grown = now.memory - since.memory;
    if (grown <= mostGrowth(Atomics.load(atWork, 1))) return null;
    return `takes ${Math.round(grown / 1024 ** 2)} MiB more of memory`;
  };
}

function usage(): { cpu: number; wall: number; memory: number } {
  const { user, system } = process.cpuUsage();
  return {
    cpu: (user + system) / 1e6,
    wall: performance.now() / 1000,
    memory: process.memoryUsage.rss(),
  };
}
