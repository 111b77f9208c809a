import { parentPort, workerData } from "node:worker_threads";
import type { Reader } from "../../src/model/reader.ts";
import { type FuzzCase, fuzzCase } from "./fuzz-case.ts";
import { fuzzInputs } from "./inputs.ts";
import { judge } from "./judge.ts";
import { mostBuffers } from "./limits.ts";
import { placeOf, type WorkerMessage, type WorkerOrders } from "./run-cases.ts";

// Runs cases one after another; which one is at work stands where the watcher sees it even while this thread hangs.
const { plan, from, atWork: shared } = workerData as WorkerOrders;
const atWork = new Int32Array(shared);
const { readers } = (await import(plan.readersModule)) as { readers: readonly Reader[] };
const inputs = await fuzzInputs(readers);

for (let at = from; at < plan.readers.length * plan.cases; at++) {
  const { reader, number } = placeOf(plan, at);
  const one = fuzzCase(inputs, reader, { seed: plan.seed, number });
  Atomics.store(atWork, 1, one.bytes);
  Atomics.store(atWork, 0, at + 1);
  parentPort?.postMessage(await messageOf(at, one, reader));
}

async function messageOf(at: number, one: FuzzCase, reader: string): Promise<WorkerMessage> {
  const held = process.memoryUsage().arrayBuffers;
  const verdict = await judge(one, readers, reader);
  const grown = process.memoryUsage().arrayBuffers - held;
  if (verdict.kind === "failed") return { kind: "failed", at, why: verdict.why, damage: one.damage };
  if (grown <= mostBuffers(one.bytes)) return { kind: "judged", at, verdict: verdict.kind };
  return { kind: "failed", at, why: `buffers grow by ${grown} bytes`, damage: one.damage };
}
