import { METRIC_ROLES, type MetricFamily } from "../model/metric-role.ts";
import type { Notice } from "../model/position.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";

/** Says what could not be told from the names, and which option of the command line settles it. */
export function unknownMetricNotices(series: readonly Series[], primary: Run["primary"]): Notice[] {
  return [...namelessNotice(series), ...directionNotice(series, primary)];
}

/** What a run is judged by; a run of none of these may be all about its hardware. */
const JUDGED = new Set<MetricFamily>(["loss", "metric", "gan", "task", "generation"]);

/** Nothing is judged where no series is known as a loss or a metric, so the reader must learn why. */
function namelessNotice(series: readonly Series[]): Notice[] {
  const families = new Set(series.map(({ role }) => METRIC_ROLES[role].family));
  if ([...families].some((family) => JUDGED.has(family)) || families.has("resource")) return [];
  const unknown = series.filter(({ role }) => role === "other");
  const names = [...new Set(unknown.map(({ sourceName }) => sourceName))];
  if (names.length === 0) return [];
  const shown =
    names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
  return [
    {
      level: "warning",
      code: "metric-unknown",
      message: `No name says which series is the loss or a metric (${shown}); --map loss=NAME and --metric NAME do`,
      at: null,
    },
  ];
}

/** A metric without a direction leaves every question about better or worse open. */
function directionNotice(series: readonly Series[], primary: Run["primary"]): Notice[] {
  const id = primary["validation-metric"] ?? primary["test-metric"] ?? primary["train-metric"];
  const metric = series.find((one) => one.id === id);
  if (metric?.role !== "other-metric") return [];
  const name = metric.sourceName;
  return [
    {
      level: "info",
      code: "metric-unknown",
      message: `${name} is taken for the metric, and its name does not say which way is better; --map accuracy=${name} (higher) or --map error=${name} (lower) does, --metric NAME names another`,
      at: { file: metric.file, column: name },
    },
  ];
}
