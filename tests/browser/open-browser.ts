import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

/** A real browser for the tests: named by POSTRUN_BROWSER, the system's, or the optional dependency's. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env["POSTRUN_BROWSER"];
  const places = [named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => place !== undefined && place !== "" && existsSync(place));
  const executablePath = found ?? (await bundledChromium());
  // Without hinting two builds of Chromium break each line at the same word.
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];
  return chromium.launch({ executablePath, args });
}

async function bundledChromium(): Promise<string> {
  const { default: bundled } = await import("@sparticuz/chromium");
  return bundled.executablePath();
}
