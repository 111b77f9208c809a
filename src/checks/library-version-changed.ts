import { defineCheck } from "../model/check.ts";
import { versionChanges } from "../signals/library-versions.ts";

/** The log names one version of a library before a restart and another after it. */
export const libraryVersionChanged = defineCheck({
  id: "library-version-changed",
  title: "Library version changed within the run",
  question: "Does the log name different versions of a library before and after a restart?",
  needs: ["events"],
  signal: "log",
  ground: "observed",
  thresholds: {},
  detect({ events }) {
    if (events.length === 0) return { kind: "inconclusive", reason: "no log was read" };
    const change = versionChanges(events)[0];
    if (!change) return { kind: "absent", claim: "The log names no library in two versions", measured: [] };
    const { library, before, after } = change;
    // Two versions around a restart are two programs; without one they may be two tools that print what they find.
    const restart = events
      .slice(events.indexOf(before.event), events.indexOf(after.event) + 1)
      .find(({ kind }) => kind === "resume");
    const at = after.event.step === null ? [] : [{ from: after.event.step, to: after.event.step }];
    return {
      kind: "present",
      strength: restart ? 1 : 0.6,
      at,
      claim: `The log names ${library} ${before.version} ${restart ? "before its restart" : "first"} and ${library} ${after.version} ${restart ? "after it" : "later"}`,
      measured: [],
      sources: [before.event.at, after.event.at],
    };
  },
});
