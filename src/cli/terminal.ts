import type { BrowserPlaces } from "./find-browser.ts";

/** What a command may write to and read from; injected so that tests see every byte. */
export interface Terminal {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where browsers are looked for; left out, this machine. */
  readonly places?: BrowserPlaces;
}

/** One line of progress that the next one replaces; silent in a pipe. */
export function progress(terminal: Terminal, text: string): void {
  if (terminal.err.isTTY) terminal.err.write(`\r\u001b[2K${text}`);
}

/** Clears the line of progress. */
export function endProgress(terminal: Terminal): void {
  if (terminal.err.isTTY) terminal.err.write("\r\u001b[2K");
}
