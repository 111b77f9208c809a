import type { FigureWidth, ReliabilityFigure } from "../../model/chart.ts";
import type { Spot, SpotsReading } from "../../model/reading.ts";
import { numberWords, percentWords } from "../../stats/number-words.ts";
import { reliabilityFrame } from "../reliability.ts";

/** Each bin over its whole height: what was stated, what was right, of how many. */
export function readReliability(figure: ReliabilityFigure, width: FigureWidth): SpotsReading {
  const { width: side, left, top } = reliabilityFrame(width);
  const spots = figure.bins
    .filter(({ count }) => count > 0)
    .map(
      (bin): Spot => ({
        x: left + bin.from * side,
        y: top,
        width: (bin.to - bin.from) * side,
        height: side,
        lines: [
          `probability ${bin.from.toFixed(2)} – ${bin.to.toFixed(2)}`,
          `${percentWords(bin.accuracy)} right (${bin.low.toFixed(2)} – ${bin.high.toFixed(2)})`,
          `${bin.confidence.toFixed(2)} stated in the mean`,
          bin.count === 1 ? "1 item" : `${numberWords(bin.count)} items`,
        ],
      }),
    );
  return { kind: "spots", spots };
}
