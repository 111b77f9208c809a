import type { RunEvent } from "../model/artifacts.ts";

/** What PyTorch's out-of-memory message says of its allocator, in bytes. */
export interface AllocatorReport {
  readonly requested: number;
  readonly allocated: number;
  /** Held by the allocator, but in pieces that fit no request. */
  readonly unused: number;
  readonly event: RunEvent;
}

const UNITS: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** The first message that tells both; null where none does. */
export function allocatorReport(events: readonly RunEvent[]): AllocatorReport | null {
  for (const event of events) {
    if (event.kind !== "out-of-memory") continue;
    const requested = sizeIn(event.text, /Tried to allocate ([\d.]+) (KiB|MiB|GiB)/);
    const allocated = sizeIn(event.text, /([\d.]+) (KiB|MiB|GiB) (?:is )?(?:already )?allocated/i);
    const unused = sizeIn(event.text, /([\d.]+) (KiB|MiB|GiB) is reserved by PyTorch but unallocated/);
    if (requested !== null && allocated !== null && unused !== null)
      return { requested, allocated, unused, event };
  }
  return null;
}

function sizeIn(text: string, pattern: RegExp): number | null {
  const match = pattern.exec(text);
  const unit = UNITS[match?.[2] ?? ""];
  return match && unit ? Number(match[1]) * unit : null;
}
