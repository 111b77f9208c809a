// Sums the "Tests  12 passed | 1 skipped (13)" lines of Vitest in a log into one closing line; exit 1 on none.
import { readFileSync } from "node:fs";

const plain = readFileSync(process.argv[2] ?? "", "utf8").replace(/\u001b\[[0-9;]*m/g, "");
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [, counts] of plain.matchAll(/^\s*Tests\s+(.*?)\(\d+\)/gm)) {
  for (const [, n, word] of (counts ?? "").matchAll(/(\d+) (passed|failed|skipped)/g))
    total[word] += Number(n);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (total.passed === 0 || total.failed > 0) process.exit(1);
