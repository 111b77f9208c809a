import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Accuracy on earlier tasks falls while later tasks are trained. */
export const oldTasksLost = defineCheck({
  id: "old-tasks-lost",
  title: "Accuracy on earlier tasks lost",
  question: "How much accuracy on earlier tasks is lost while later ones are trained?",
  needs: ["tasks"],
  signal: "tasks",
  figure: "table",
  thresholds: {
    forgetting: {
      value: 0.12,
      source:
        "mean over earlier tasks of best minus last accuracy; labelled runs: 0.25 and more, healthy sequences at most 0.066",
    },
  },
  detect({ tasks }, limit) {
    const last = tasks.accuracy.at(-1);
    if (!last || tasks.accuracy.length < 2)
      return { kind: "inconclusive", reason: "fewer than two tasks were trained" };
    const lost = tasks.tasks.slice(0, -1).flatMap((name, j) => {
      const before = tasks.accuracy
        .slice(0, -1)
        .map((row) => row[j] ?? Number.NaN)
        .filter(Number.isFinite);
      const end = last[j] ?? Number.NaN;
      return before.length > 0 && Number.isFinite(end) ? [{ name, best: Math.max(...before), end }] : [];
    });
    if (lost.length === 0)
      return { kind: "inconclusive", reason: "no earlier task was measured again at the end" };
    const forgetting = lost.reduce((sum, { best, end }) => sum + best - end, 0) / lost.length;
    const worst = lost.reduce((a, b) => (b.best - b.end > a.best - a.end ? b : a));
    const measured = [
      {
        name: "mean loss of accuracy on earlier tasks",
        value: forgetting,
        threshold: limit.forgetting,
        passes: "above" as const,
      },
    ];
    const claim = `Over ${lost.length} earlier task${lost.length === 1 ? "" : "s"} the accuracy falls by ${numberWords(forgetting)} from its best to the end (limit ${limit.forgetting}); ${worst.name} goes from ${numberWords(worst.best)} to ${numberWords(worst.end)}`;
    if (forgetting < limit.forgetting) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(forgetting, 0.08, 0.3), at: [], claim, measured };
  },
});
