import type { Config, KnownSettings } from "../src/model/config.ts";

/** A configuration of known settings by their plain values. */
export function configOf(settings: Readonly<Partial<Record<keyof KnownSettings, unknown>>>): Config {
  const known = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      { value, key, at: { file: "config.yaml", line: 1 } },
    ]),
  );
  return { entries: [], files: [], known: known as Config["known"] };
}
