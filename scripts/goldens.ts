// npm run goldens: takes the pictures anew that tests/browser/golden-pictures.test.ts holds the sample reports against.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../tests/browser/open-browser.ts";
import { GOLDENS, PICTURES } from "../tests/browser/report-pictures.ts";

rmSync(GOLDENS, { recursive: true, force: true });
mkdirSync(GOLDENS, { recursive: true });
const browser = await openBrowser();
let bytes = 0;
for (const { file, take } of PICTURES) {
  const picture = await take(browser);
  writeFileSync(join(GOLDENS, file), picture);
  bytes += picture.length;
}
await browser.close();
console.log(`${PICTURES.length} pictures, ${Math.round(bytes / 1000)} KB`);
