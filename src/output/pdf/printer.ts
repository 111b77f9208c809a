import type { Browser } from "playwright";
import { RenderError } from "../../model/errors.ts";

/** The program, and the whole environment it is started with. */
export interface PrintingBrowser {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a browser that talks to nobody; a RenderError where the program is none. */
export async function openPrinter(program: PrintingBrowser): Promise<Browser> {
  const { chromium } = await import("playwright");
  return chromium
    .launch({
      executablePath: program.path,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        // Letters as wide as the font says, not as the machine's screen would round them: lines break alike everywhere.
        "--font-render-hinting=none",
      ],
      env: { ...program.env },
    })
    .catch((cause: unknown) => {
      throw new RenderError(`The browser ${program.path} did not start: ${firstLine(cause)}`, {
        cause,
        hint: "It must be a program of Chrome, Edge or Chromium; postrun doctor says which are here. The HTML is written",
      });
    });
}

/** The first line of a message, without the name of the call that Playwright begins it with. */
export function firstLine(cause: unknown): string {
  return (
    (cause instanceof Error ? cause.message : String(cause)).split("\n")[0]?.replace(/^\w+\.\w+: /, "") ?? ""
  );
}
