import type { RunEvent } from "../model/artifacts.ts";

/** A library that the log names with one version and later with another. */
export interface VersionChange {
  readonly library: string;
  readonly before: { readonly version: string; readonly event: RunEvent };
  readonly after: { readonly version: string; readonly event: RunEvent };
}

/** Libraries whose version changes numbers of a training run; a name alone is no version line. */
const LIBRARIES =
  /\b(torch|pytorch|torchvision|tensorflow|keras|jax|jaxlib|flax|transformers|accelerate|deepspeed|megatron(?:-core)?|apex|flash-attn|numpy|cuda|cudnn|nccl|lightning|pytorch-lightning|xformers|bitsandbytes)\b(?: version)?\s*(?:==|=|:)?\s*v?(\d+\.\d+(?:\.\d+)?[\w.+-]*)/gi;

/** First change of each library, in the order of the log. */
export function versionChanges(events: readonly RunEvent[]): readonly VersionChange[] {
  const seen = new Map<string, { version: string; event: RunEvent }>();
  const changes: VersionChange[] = [];
  for (const event of events) {
    for (const match of event.text.matchAll(LIBRARIES)) {
      const library = (match[1] ?? "").toLowerCase();
      const after = { version: match[2] ?? "", event };
      const before = seen.get(library);
      if (before && before.version !== after.version && before.event !== event)
        changes.push({ library, before, after });
      seen.set(library, after);
    }
  }
  return changes;
}
