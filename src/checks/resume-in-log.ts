import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";

/** The log says that the run was resumed. */
export const resumeInLog = defineCheck({
  id: "resume-in-log",
  title: "Run was resumed",
  question: "Does the log say that the run was resumed from a checkpoint?",
  needs: ["events"],
  uses: ["config"],
  signal: "log",
  ground: "observed",
  figure: "none",
  thresholds: {},
  detect(inputs) {
    const resumes = inputs.events.filter(({ kind }) => kind === "resume");
    const setting = inputs.config?.known["resume-from"];
    if (inputs.events.length === 0 && !setting) return { kind: "not-applicable", missing: ["log"] };
    const first = resumes[0];
    if (first) {
      const at = first.step === null ? [] : [{ from: first.step, to: first.step }];
      const claim = `The log says ${numberWords(resumes.length)} ${resumes.length === 1 ? "time" : "times"} that the run was resumed: "${first.text.slice(0, 80)}"`;
      return { kind: "present", strength: 1, at, claim, measured: [], sources: [first.at] };
    }
    if (setting) {
      const claim = `The configuration resumes from ${String(setting.value).slice(0, 60)}`;
      return { kind: "present", strength: 1, at: [], claim, measured: [], sources: [setting.at] };
    }
    return { kind: "absent", claim: "The log does not speak of a resume", measured: [] };
  },
});
