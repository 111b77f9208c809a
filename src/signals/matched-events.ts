import type { RunEvent } from "../model/artifacts.ts";

/** Events whose line matches one of the patterns, in order. */
export function matchedEvents(events: readonly RunEvent[], patterns: readonly RegExp[]): readonly RunEvent[] {
  return events.filter(({ text }) => patterns.some((pattern) => pattern.test(text)));
}
