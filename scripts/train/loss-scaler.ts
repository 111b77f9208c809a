import type { Settings } from "./settings.ts";

/** Good steps after which a dynamic scale doubles: PyTorch's GradScaler. */
const GROWTH_INTERVAL = 2000;

/** The factor of the loss in half precision, and whether a step may be taken. */
export class LossScaler {
  scale: number;
  #good = 0;
  readonly #halves: boolean;
  readonly #dynamic: boolean;

  constructor({ precision, lossScale, dynamicLossScale }: Settings) {
    this.scale = lossScale ?? 1;
    this.#halves = precision === "fp16";
    this.#dynamic = dynamicLossScale ?? false;
  }

  /** False where the gradients overflowed: the step is skipped, and a dynamic scale halved. */
  accepts(gradientNorm: number, say: (line: string) => void): boolean {
    if (!this.#halves) return true;
    if (Number.isFinite(gradientNorm)) {
      this.#good++;
      if (this.#dynamic && this.#good % GROWTH_INTERVAL === 0) this.scale *= 2;
      return true;
    }
    this.#good = 0;
    if (this.#dynamic) this.scale /= 2;
    say(
      this.#dynamic
        ? `Gradient overflow. Skipping step, loss scaler reducing loss scale to ${this.scale}`
        : `Gradient overflow. Skipping step, loss scale stays at ${this.scale}`,
    );
    return false;
  }
}
