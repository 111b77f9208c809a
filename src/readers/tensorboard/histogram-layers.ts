import type { LayerStatistic } from "../../model/artifacts.ts";
import type { LayerValues } from "../../names/layer-series.ts";
import type { EventLog } from "./event-log.ts";

/** Norms of layers worked out from histograms whose tags say that they show gradients or weights. */
export function normsByLayer(logs: readonly EventLog[]): LayerValues[] {
  const layers: LayerValues[] = [];
  for (const log of logs) {
    for (const [tag, norms] of log.norms) {
      const name = layerOfHistogram(tag);
      if (name) layers.push({ ...name, ...norms });
    }
  }
  return layers;
}

/** Gradient first: `fc1.weight.grad` and `gradients/fc1.weight` hold both words. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly statistic: LayerStatistic }[] = [
  { pattern: /^grad(?:s|ients?)?[/_](.+)$/i, statistic: "grad-norm" },
  { pattern: /^(.+)[/._](?:grad(?:s|ients?)?)$/i, statistic: "grad-norm" },
  { pattern: /^(?:weights?|param(?:s|eters)?)\/(.+)$/i, statistic: "weight-norm" },
  { pattern: /^(.+[/.](?:weight|kernel|kernel_0|kernel:0))$/i, statistic: "weight-norm" },
];

function layerOfHistogram(tag: string): { layer: string; statistic: LayerStatistic } | null {
  for (const { pattern, statistic } of PATTERNS) {
    const layer = pattern.exec(tag)?.[1];
    if (layer) return { layer, statistic };
  }
  return null;
}
