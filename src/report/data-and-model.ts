import { classBalanceCell } from "./class-balance.ts";
import { driftCell } from "./drift-cell.ts";
import { overlapCell } from "./overlap-cell.ts";
import { parametersCell } from "./parameters-cell.ts";
import type { Section } from "./section.ts";
import { weightsCell } from "./weights-cell.ts";

/** What was learned from, and what learned. */
export const dataAndModel: Section = {
  id: "data",
  title: "Data and model",
  build: (run, diagnosis) => {
    const cells = [
      run.classCounts ? classBalanceCell(run.classCounts, diagnosis) : null,
      driftCell(run, diagnosis),
      overlapCell(run, diagnosis),
      run.model ? parametersCell(run.model) : null,
      run.weights ? weightsCell(run.weights) : null,
    ].filter((block) => block !== null);
    return cells.length > 0 ? cells : null;
  },
};
