import { lookForBrowser } from "./find-browser.ts";
import { parseOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** `postrun doctor`: which browser would print PDFs, what was tried before it, and why not. Exit code 5 without one. */
export async function doctorCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(argv, { browser: { type: "string" }, json: { type: "boolean" } });
  const option = typeof values["browser"] === "string" ? values["browser"] : null;
  const { browser, attempts } = await lookForBrowser(terminal.env, option, terminal.places);
  if (values["json"]) {
    terminal.out.write(`${JSON.stringify({ version, node: process.version, browser, attempts }, null, 2)}\n`);
    return browser ? 0 : 5;
  }
  terminal.out.write(`postrun ${version}, Node ${process.version}\n`);
  for (const { kind, usable, why } of attempts) {
    terminal.out.write(`  ${usable ? "yes" : "no "}  ${kind.padEnd(11)}  ${why}\n`);
  }
  terminal.out.write(
    browser
      ? `PDFs are printed by ${browser.path}\n`
      : `${withoutBrowser(option)} Chrome, Edge or Debian's chromium\n`,
  );
  return browser ? 0 : 5;
}

function withoutBrowser(option: string | null): string {
  const works = "HTML and JSON work, PDFs do not.";
  return option === null
    ? `No browser: ${works} Install`
    : `No browser at ${option}: ${works} Give the path of`;
}
