// npm run goldens: takes the pictures anew that tests/browser/golden-pictures.test.ts holds the sample reports against.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLED } from "../tests/browser/bundled-reports.ts";
import { openBrowser } from "../tests/browser/open-browser.ts";
import { GOLDENS, pictureOf, VIEWS } from "../tests/browser/report-pictures.ts";

mkdirSync(GOLDENS, { recursive: true });
const browser = await openBrowser();
for (const name of BUNDLED) {
  for (const view of VIEWS) {
    writeFileSync(join(GOLDENS, `${name}-${view.view}.png`), await pictureOf(browser, name, view));
  }
}
await browser.close();
