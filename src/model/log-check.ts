import { type Check, defineCheck } from "./check.ts";

interface LogCheckDefinition<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly question: string;
  readonly patterns: readonly RegExp[];
  /** What a matching line tells, after "tells": "of a hardware error", "that ranks disagree". */
  readonly tells: string;
}

/** Makes a check that asks whether any line of the log says something, and quotes the first that does. */
export function defineLogCheck<const Id extends string>(definition: LogCheckDefinition<Id>): Check<Id> {
  const { id, title, question, patterns, tells } = definition;
  return defineCheck({
    id,
    title,
    question,
    needs: ["events"],
    signal: "log",
    ground: "observed",
    thresholds: {},
    detect({ events }) {
      if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
      const found = events.filter(({ text }) => patterns.some((pattern) => pattern.test(text)));
      const first = found[0];
      if (!first) return { kind: "absent", claim: `No line of the log tells ${tells}`, measured: [] };
      const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
      const lines =
        found.length === 1 ? "One line of the log tells" : `${found.length} lines of the log tell`;
      return {
        kind: "present",
        strength: 1,
        at,
        claim: `${lines} ${tells}: "${first.text.trim().slice(0, 200)}"`,
        measured: [],
        sources: found.slice(0, 3).map((event) => event.at),
      };
    },
  });
}
