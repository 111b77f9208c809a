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
  const seen = new Map<string, NamedVersion>();
  const changes: VersionChange[] = [];
  for (const after of namedVersions(events)) {
    const before = seen.get(after.library);
    if (before && release(before.version) !== release(after.version) && before.event !== after.event)
      changes.push({ library: after.library, before, after });
    seen.set(after.library, after);
  }
  return changes;
}

/** A library that the log names with another version than the environment file pins. */
export interface UnpinnedVersion extends NamedVersion {
  readonly pinned: string;
}

/** Libraries of the log that are not the pinned ones; local labels like `+cu118` and a shorter spelling are no difference. */
export function unpinnedVersions(
  events: readonly RunEvent[],
  pins: Readonly<Record<string, string>>,
): readonly UnpinnedVersion[] {
  return namedVersions(events).flatMap((named) => {
    const pinned = pins[named.library];
    if (pinned === undefined) return [];
    const [a, b] = [release(named.version), release(pinned)];
    return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`) ? [] : [{ ...named, pinned }];
  });
}

interface NamedVersion {
  readonly library: string;
  readonly version: string;
  readonly event: RunEvent;
}

function namedVersions(events: readonly RunEvent[]): readonly NamedVersion[] {
  return events.flatMap((event) =>
    Array.from(event.text.matchAll(LIBRARIES), (match) => {
      const name = (match[1] ?? "").toLowerCase();
      return { library: ALIASES[name] ?? name, version: match[2] ?? "", event };
    }),
  );
}

/** The name under which a package index knows it. */
const ALIASES: Readonly<Record<string, string>> = { pytorch: "torch", lightning: "pytorch-lightning" };

function release(version: string): string {
  return /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? version;
}
