import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const MAIN = resolve(import.meta.dirname, "../../dist/main.js");

describe.skipIf(!existsSync(MAIN))("the built program", () => {
  it("can be run by everyone as it was built, whether or not npm has linked it", () => {
    expect(statSync(MAIN).mode & 0o111).toBe(0o111);
  });

  it.each(["--help", "--version"])("%s starts within 4 × a bare node", (flag) => {
    const bare = best(["-e", "0"]);
    const ours = best([MAIN, flag]);
    expect(ours / bare).toBeLessThan(4);
  });
});

/** The fastest of seven, which is what the machine can do when nothing else runs. */
function best(args: readonly string[]): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, args, { stdio: "ignore" });
    return performance.now() - start;
  });
  return Math.min(...times);
}
