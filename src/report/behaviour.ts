import { attackCell } from "./attack-cell.ts";
import { ganCell } from "./gan-cell.ts";
import { samplesCell } from "./samples-cell.ts";
import type { Section } from "./section.ts";
import { tasksCell } from "./tasks-cell.ts";

/** What only some kinds of training have: adversaries, tasks in a row, attacks, generated text. */
export const behaviour: Section = {
  id: "behaviour",
  title: "Behaviour",
  build: (run, diagnosis) => {
    const cells = [
      run.regime.id === "gan" || run.generated ? ganCell(run, diagnosis) : null,
      run.tasks ? tasksCell(run.tasks, diagnosis) : null,
      run.samples ? samplesCell(run.samples, diagnosis) : null,
      run.robustness ? attackCell(run.robustness, diagnosis) : null,
    ].filter((block) => block !== null);
    return cells.length > 0 ? cells : null;
  },
};
