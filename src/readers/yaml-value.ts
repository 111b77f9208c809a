import type { Document } from "yaml";

/** Aliases that PyYAML writes for objects that stand twice; more make a small file a huge value. */
const MOST_ALIASES = 100;

/** The value of a YAML document as plain data; undefined where an alias has no anchor, or there are too many. */
export function yamlValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    // The error that the library throws for aliases of both kinds.
    if (cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}
