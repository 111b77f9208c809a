import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

/** The least processor time of some runs, in seconds, and the most memory above that of the process before. */
export interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs of each: others may be at work on the machine, which makes single ones slow and none fast. */
const RUNS = 5;

const CHILD = resolve(import.meta.dirname, "read-in-process.mjs");

/** Measures one way of reading in fresh processes, and prints all of it. */
export function measure(name: string, args: readonly string[]): Measured {
  const found = Array.from({ length: RUNS }, () =>
    JSON.parse(execFileSync(process.execPath, [CHILD, ...args], { encoding: "utf8" })),
  ) as Measured[];
  return told(name, found);
}

/** The same scalars by TensorBoard's own EventAccumulator, all of them kept; once, because it takes long. */
export function measureTensorboard(python: string, folder: string): Measured {
  const script = join(resolve(import.meta.dirname), "event-accumulator.py");
  const said = execFileSync(python, [script, folder], { encoding: "utf8" });
  return told("TensorBoard's EventAccumulator, once (peer)", [JSON.parse(said) as Measured]);
}

/** One line of how much of the peer's time it took, beside what is aimed at. */
export function compare(one: Measured, peer: Measured, aim: string): void {
  console.log(`  ${(one.seconds / peer.seconds).toFixed(2)} times the peer's processor time; aim: ${aim}`);
}

function told(name: string, found: readonly Measured[]): Measured {
  const seconds = found.map((one) => one.seconds).sort((a, b) => a - b);
  const megabytes = Math.max(...found.map((one) => one.megabytes));
  const [least = 0] = seconds;
  const middle = seconds[seconds.length >> 1] ?? least;
  const most = seconds.at(-1) ?? least;
  const times = `min ${least.toFixed(2)}  median ${middle.toFixed(2)}  max ${most.toFixed(2)} s of processor time`;
  console.log(`${name.padEnd(46)} ${times}, ${megabytes.toFixed(0)} MB more`);
  return { seconds: middle, megabytes };
}
