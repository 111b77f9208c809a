import { defineCheck } from "../model/check.ts";
import { allocatorReport } from "../signals/allocator-report.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The request that failed would have fitted into memory that the allocator held in unusable pieces. */
export const reservedButUnallocated = defineCheck({
  id: "reserved-but-unallocated",
  title: "Memory reserved but not usable",
  question: "Would the request that failed have fitted into memory that was reserved but not allocated?",
  needs: ["events"],
  signal: "resources",
  ground: "observed",
  thresholds: {
    share: {
      value: 0.2,
      source: "of allocated plus unused; PyTorch's own advice applies when the unused part is large",
    },
  },
  detect({ events }, limit) {
    const report = allocatorReport(events);
    if (!report)
      return {
        kind: "inconclusive",
        reason: "no out-of-memory message tells how much was reserved but unallocated",
      };
    const { requested, allocated, unused, event } = report;
    const share = unused / (allocated + unused);
    const gib = (bytes: number): string => `${numberWords(bytes / 2 ** 30)} GiB`;
    const measured = [
      { name: "reserved but unallocated", value: share, threshold: limit.share, passes: "above" as const },
    ];
    const claim = `A request of ${gib(requested)} failed while ${gib(unused)} were reserved but unallocated, ${percentWords(share)} of what was held (limit ${percentWords(limit.share)})`;
    if (share < limit.share || requested > unused) return { kind: "absent", claim, measured };
    const at = event.step === null ? [] : [{ from: event.step, to: event.step }];
    return { kind: "present", strength: ramp(share, 0.1, 0.4), at, claim, measured, sources: [event.at] };
  },
});
