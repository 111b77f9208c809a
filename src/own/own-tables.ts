import type { Diagnosis } from "../model/diagnosis.ts";
import type { Table, TableColumn } from "../model/document.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { cellOf, code, confidenceWords } from "../report/words.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { numberWords } from "../stats/number-words.ts";
import { numberOf, seriesNamed } from "./own-values.ts";

/** First, best and last value of the named series; all of them where none is named. */
export function seriesTable(run: Run, names: readonly string[], diagnosis: Diagnosis): Table {
  const wanted = names.length > 0 ? names : run.series.map(({ id }) => id);
  return tableOf(
    [column("Series", "left"), ...["Points", "First", "Best", "Last"].map((head) => column(head, "right"))],
    wanted.slice(0, MOST_ROWS).map((name) => {
      const series = seriesNamed(run, name);
      if (!series) return [cellOf(code(name)), cellOf("not logged"), cellOf(""), cellOf(""), cellOf("")];
      const known = METRIC_ROLES[series.role].better;
      const best = known === "lower" || known === "higher" ? bestEvaluation(series) : null;
      const words = (value: number | null) => cellOf(value === null ? "–" : numberWords(value));
      return [
        cellOf(code(series.sourceName)),
        words(series.values.length),
        words(numberOf(series, "first")),
        cellOf(
          best ? `${numberWords(best.value)} at ${diagnosis.course.stepUnit} ${numberWords(best.step)}` : "–",
        ),
        words(numberOf(series, "last")),
      ];
    }),
    wanted.length > MOST_ROWS ? `The first ${MOST_ROWS} of ${numberWords(wanted.length)} series.` : null,
  );
}

/** More rows than this are no table that anybody reads. */
const MOST_ROWS = 40;

/** The ranking, as it stands. */
export function causesTable({ causes }: Diagnosis): Table {
  return tableOf(
    [column("Cause", "left"), column("Confidence", "right"), column("Role", "left")],
    causes.map(({ title, confidence, role }) => [
      cellOf(title),
      cellOf(confidenceWords(confidence)),
      cellOf(role),
    ]),
    causes.length === 0 ? "No cause has evidence in these files." : null,
  );
}

function column(head: string, align: "left" | "right"): TableColumn {
  return { head, align, scale: null, wideOnly: false };
}

function tableOf(columns: readonly TableColumn[], rows: Table["rows"], note: string | null): Table {
  return { kind: "table", title: null, columns, rows, note, dashed: false };
}
