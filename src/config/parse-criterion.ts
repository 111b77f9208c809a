import type { Criterion } from "../model/settings.ts";
import {
  type ConfigNode,
  entriesOf,
  itemsOf,
  numberOf,
  placeOf,
  textOf,
  wordOf,
  wrongNode,
} from "./config-node.ts";

const VERDICTS = ["healthy", "impaired", "failed", "inconclusive"] as const;

/** One item of `criteria`: a bound of a metric, a confidence that a cause must stay below, or the verdicts that pass. */
export function parseCriterion(node: ConfigNode): Criterion {
  const entries = entriesOf(node, ["metric", "at-least", "at-most", "of", "cause", "below", "verdict"]);
  const kinds = ["metric", "cause", "verdict"].filter((kind) => entries.has(kind));
  const expected = "one of metric, cause or verdict";
  if (kinds.length !== 1) throw wrongNode(node, `${expected}, and found ${kinds.join(" and ") || "none"}`);
  const at = placeOf(node);
  const metric = entries.get("metric");
  if (metric) return metricCriterion(node, metric, entries);
  for (const key of ["at-least", "at-most", "of"]) {
    const stray = entries.get(key);
    if (stray)
      throw wrongNode({ ...stray, key: `${stray.key} without a metric` }, `cause with below, or verdict`);
  }
  const cause = entries.get("cause");
  const below = entries.get("below");
  if (cause) {
    if (!below) throw wrongNode(node, "cause with below, a confidence from 0.01 to 0.99");
    const confidence = numberOf(below, { from: 0.01, to: 0.99, expected: "a confidence from 0.01 to 0.99" });
    return { kind: "cause", cause: textOf(cause, "the id of a cause, or any"), below: confidence, at };
  }
  const verdict = entries.get("verdict");
  if (!verdict || below) throw wrongNode(node, expected);
  return { kind: "verdict", verdicts: verdictsOf(verdict), at };
}

function metricCriterion(
  node: ConfigNode,
  metric: ConfigNode,
  entries: ReadonlyMap<string, ConfigNode>,
): Criterion {
  const least = entries.get("at-least");
  const most = entries.get("at-most");
  const bound = least ?? most;
  if (!bound || (least && most)) throw wrongNode(node, "metric with either at-least or at-most, a number");
  if (entries.has("below")) throw wrongNode(node, "metric with at-least or at-most; below is for a cause");
  const of = entries.get("of");
  return {
    kind: "metric",
    metric: textOf(metric, "the name of a metric in the files"),
    side: least ? "at-least" : "at-most",
    value: numberOf(bound, { from: -Number.MAX_VALUE, to: Number.MAX_VALUE, expected: "a number" }),
    of: of ? wordOf(of, ["best", "last"]) : "last",
    at: placeOf(node),
  };
}

function verdictsOf(node: ConfigNode): readonly string[] {
  return itemsOf(node, "a list of verdicts that pass").map((item) => wordOf(item, VERDICTS));
}
