import fc from "fast-check";
import { expect, test } from "vitest";
import { collectiveTimeoutInLog } from "../../src/checks/collective-timeout-in-log.ts";
import { dataWait } from "../../src/checks/data-wait.ts";
import { hardwareErrorInLog } from "../../src/checks/hardware-error-in-log.ts";
import { libraryVersionChanged } from "../../src/checks/library-version-changed.ts";
import { libraryVersionUnlikePin } from "../../src/checks/library-version-unlike-pin.ts";
import { lossDipsAfterResume } from "../../src/checks/loss-dips-after-resume.ts";
import { lossJumpsAtResume } from "../../src/checks/loss-jumps-at-resume.ts";
import { memoryGrows } from "../../src/checks/memory-grows.ts";
import { outOfMemoryEvent } from "../../src/checks/out-of-memory-event.ts";
import { rankMismatchInLog } from "../../src/checks/rank-mismatch-in-log.ts";
import { repeatedStepsDiffer } from "../../src/checks/repeated-steps-differ.ts";
import { reservedButUnallocated } from "../../src/checks/reserved-but-unallocated.ts";
import { stepTimeShift } from "../../src/checks/step-time-shift.ts";
import { stragglerInLog } from "../../src/checks/straggler-in-log.ts";
import { eventsOf } from "../events-of.ts";
import { noise } from "../noise.ts";
import { seriesOf } from "../series-of.ts";

const calm = eventsOf(["checkpoint", "Saving checkpoint to model.pt"]);

test("memory that grows to the end, and memory that only fills a cache", () => {
  const kind = (at: (i: number) => number, scale = 1) =>
    memoryGrows.observe({
      memory: seriesOf(
        Array.from({ length: 200 }, (_, i) => scale * at(i)),
        { role: "memory" },
      ),
    }).kind;
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (scale) => {
      expect(kind((i) => 500 + i, scale)).toBe("present");
      expect(kind(() => 500, scale)).toBe("absent");
    }),
    { numRuns: 20 },
  );
  expect(kind((i) => (i < 50 ? 500 : 600))).toBe("absent");
  expect(kind((i) => 500 + 100 * Math.min(1, i / 60))).toBe("absent");
  expect(memoryGrows.observe({ memory: seriesOf([1, 2, 3], { role: "memory" }) }).kind).toBe("inconclusive");
});

test("steps that wait for data, inside or outside the time of the step", () => {
  const kind = (wait: number, step: number) =>
    dataWait.observe({
      "data-time": seriesOf(
        Array.from({ length: 20 }, () => wait),
        { role: "data-time" },
      ),
      "step-time": seriesOf(
        Array.from({ length: 20 }, () => step),
        { role: "step-time" },
      ),
    }).kind;
  expect(kind(0.07, 0.1)).toBe("present");
  expect(kind(0.3, 0.1)).toBe("present");
  expect(kind(0.005, 0.1)).toBe("absent");
  expect(kind(0.02, 0)).toBe("inconclusive");
});

test("steps that slow down for good", () => {
  const kind = (end: number) =>
    stepTimeShift.observe({
      "step-time": seriesOf(
        Array.from({ length: 100 }, (_, i) => (i < 60 ? 0.1 : end)),
        { role: "step-time" },
      ),
    }).kind;
  expect(kind(0.2)).toBe("present");
  expect(kind(0.11)).toBe("absent");
  expect(stepTimeShift.observe({ "step-time": seriesOf([0.1, 0.2]) }).kind).toBe("inconclusive");
});

const OOM =
  "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.15 GiB of which 1.10 GiB is free. Of the allocated memory 40.00 GiB is allocated by PyTorch, and 30.00 GiB is reserved by PyTorch but unallocated.";

test("an out-of-memory error, and whether the memory was only in pieces", () => {
  const events = eventsOf(["out-of-memory", OOM, 120]);
  expect(outOfMemoryEvent.observe({ events })).toMatchObject({
    kind: "present",
    at: [{ from: 120, to: 120 }],
  });
  expect(outOfMemoryEvent.observe({ events: calm }).kind).toBe("absent");
  expect(outOfMemoryEvent.observe({ events: [] }).kind).toBe("inconclusive");
  expect(reservedButUnallocated.observe({ events }).kind).toBe("present");
  const full = eventsOf(["out-of-memory", OOM.replace("30.00 GiB is reserved", "0.50 GiB is reserved")]);
  expect(reservedButUnallocated.observe({ events: full }).kind).toBe("absent");
  expect(reservedButUnallocated.observe({ events: calm }).kind).toBe("inconclusive");
});

test("lines of the log that name the fault themselves", () => {
  const cases = [
    [hardwareErrorInLog, "NVRM: Xid (PCI:0000:3b:00): 79, pid=1234, GPU has fallen off the bus."],
    [
      rankMismatchInLog,
      "RuntimeError: Detected mismatch between collectives on ranks. Rank 1 is running collective",
    ],
    [stragglerInLog, "Straggler detected: rank 13"],
    [collectiveTimeoutInLog, "[Rank 3] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=12)"],
  ] as const;
  for (const [check, line] of cases) {
    expect(check.observe({ events: eventsOf(["error", line]) }).kind).toBe("present");
    expect(check.observe({ events: calm }).kind).toBe("absent");
    expect(check.observe({ events: [] }).kind).toBe("inconclusive");
  }
  const setting = eventsOf(["log-line", "NCCL timeout: 1800 s, straggler detection: off"]);
  expect(collectiveTimeoutInLog.observe({ events: setting }).kind).toBe("absent");
  expect(stragglerInLog.observe({ events: setting }).kind).toBe("absent");
});

test("a library in two versions", () => {
  const changed = eventsOf(
    ["log-line", "torch==2.1.0 numpy==1.26.4"],
    ["resume", "resumed"],
    ["log-line", "torch==2.2.1"],
  );
  expect(libraryVersionChanged.observe({ events: changed }).kind).toBe("present");
  expect(libraryVersionChanged.observe({ events: changed.slice(0, 2) }).kind).toBe("absent");
  expect(libraryVersionChanged.observe({ events: [] }).kind).toBe("inconclusive");
  const [around, alone] = [changed, [...changed.slice(0, 1), ...changed.slice(2)]].map((events) =>
    libraryVersionChanged.observe({ events }),
  );
  expect(around).toMatchObject({ strength: 1, claim: expect.stringContaining("before its restart") });
  expect(alone).toMatchObject({ kind: "present", strength: 0.6 });
});

test("a library in another version than the pinned one", () => {
  const events = eventsOf(["log-line", "PyTorch version 2.4.0+cu121"]);
  const kind = (pin: string) =>
    libraryVersionUnlikePin.observe({ events, facts: { libraries: { torch: pin } } }).kind;
  expect(kind("2.1.2")).toBe("present");
  expect(["2.4.0", "2.4", "2.4.0+cpu"].map(kind)).toEqual(["absent", "absent", "absent"]);
  expect(libraryVersionUnlikePin.observe({ events, facts: {} }).kind).toBe("not-applicable");
  expect(libraryVersionUnlikePin.observe({ events: [], facts: { libraries: { torch: "2.1.2" } } }).kind).toBe(
    "inconclusive",
  );
});

test("lines that count no faults are none", () => {
  const events = eventsOf(["log-line", "0 uncorrectable ECC errors, no stragglers detected"]);
  expect(hardwareErrorInLog.observe({ events }).kind).toBe("absent");
  expect(stragglerInLog.observe({ events }).kind).toBe("absent");
});

test("a loss that dips at a resume and steps back", () => {
  const random = noise(11);
  const level = (dip: number) =>
    seriesOf(
      Array.from({ length: 300 }, (_, i) => (i >= 100 && i < 180 ? 2 - dip : 2) + 0.02 * (random() - 0.5)),
      { cadence: "step", split: "train" },
    );
  const events = eventsOf(["resume", "resuming from checkpoint at step 100", 100]);
  expect(lossDipsAfterResume.observe({ "train-loss": level(0.3), events }).kind).toBe("present");
  expect(lossDipsAfterResume.observe({ "train-loss": level(0), events }).kind).toBe("absent");
  expect(lossDipsAfterResume.observe({ "train-loss": level(0.3), events: calm }).kind).toBe("inconclusive");
});

test("a training loss that jumps at a resume is told from one that goes on, and from batch noise", () => {
  const random = noise(5);
  const resumed = (jump: number, spread = 0.1) =>
    seriesOf(
      Array.from({ length: 60 }, (_, i) => 1 + (i >= 30 ? jump : 0) + spread * (random() - 0.5)),
      { cadence: "step" },
    );
  const events = eventsOf(["resume", "Resuming from checkpoint", 30]);
  expect(lossJumpsAtResume.observe({ "train-loss": resumed(0.6), events })).toMatchObject({
    kind: "present",
    strength: 1,
    at: [{ from: 30, to: 30 }],
  });
  expect(lossJumpsAtResume.observe({ "train-loss": resumed(0), events }).kind).toBe("absent");
  expect(lossJumpsAtResume.observe({ "train-loss": resumed(-0.4), events }).kind).toBe("absent");
  const late = eventsOf(["resume", "Resuming from checkpoint", 58]);
  expect(lossJumpsAtResume.observe({ "train-loss": resumed(0.6), events: late }).kind).toBe("inconclusive");
});

test("steps run twice with other losses", () => {
  const steps = [...Array.from({ length: 30 }, (_, i) => i), ...Array.from({ length: 20 }, (_, i) => i + 10)];
  const loss = (second: number) =>
    seriesOf(
      steps.map((step, i) => 1 / (step + 1) + (i >= 30 ? second : 0)),
      { cadence: "step", steps },
    );
  expect(repeatedStepsDiffer.observe({ "train-loss": loss(0.01) }).kind).toBe("present");
  expect(repeatedStepsDiffer.observe({ "train-loss": loss(0) }).kind).toBe("absent");
  expect(repeatedStepsDiffer.observe({ "train-loss": seriesOf([1, 2]) }).kind).toBe("inconclusive");
});
