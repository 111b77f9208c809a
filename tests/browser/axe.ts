import { readFileSync } from "node:fs";
import type { Page } from "playwright";

const AXE = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** The violations axe finds, one line each; the context must bypass the page's policy, since axe is not of the page. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: AXE });
  const found = (await page.evaluate("axe.run(document)")) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
