import type { BrowserPlaces } from "../../src/cli/find-browser.ts";
import { runCli } from "../../src/cli/run-cli.ts";

/** Runs a command as the terminal would, and keeps what it wrote. */
export async function capture(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  places?: BrowserPlaces,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = "";
  let err = "";
  const code = await runCli(argv, {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    env,
    ...(places ? { places } : {}),
  });
  return { code, out, err };
}
