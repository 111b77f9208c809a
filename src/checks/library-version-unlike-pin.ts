import { defineCheck } from "../model/check.ts";
import { unpinnedVersions } from "../signals/library-versions.ts";

/** The log names another version of a library than the environment file pins: the run had other code than was meant. */
export const libraryVersionUnlikePin = defineCheck({
  id: "library-version-unlike-pin",
  title: "Library version unlike the pinned one",
  question: "Does the log name another version of a library than the environment file pins?",
  needs: ["events", "facts"],
  signal: "config",
  ground: "observed",
  thresholds: {},
  detect({ events, facts }) {
    if (facts.libraries === undefined) return { kind: "not-applicable", missing: ["pinned versions"] };
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const found = unpinnedVersions(events, facts.libraries);
    const first = found[0];
    if (!first)
      return {
        kind: "absent",
        claim: "The log names no library in another version than the pinned one",
        measured: [],
      };
    const step = first.event.step;
    return {
      kind: "present",
      strength: 1,
      at: step === null ? [] : [{ from: step, to: step }],
      claim: `The environment file pins ${first.library} ${first.pinned}, the log names ${first.library} ${first.version}`,
      measured: [],
      sources: [first.event.at],
    };
  },
});
