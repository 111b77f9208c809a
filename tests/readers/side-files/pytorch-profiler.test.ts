import { expect, test } from "vitest";
import { pytorchProfiler } from "../../../src/readers/pytorch-profiler/reader.ts";
import { EventSplitter } from "../../../src/readers/pytorch-profiler/trace-events.ts";
import { openSource } from "../../../src/sources/open-source.ts";
import { sourceOf } from "../../source-of.ts";
import { fixturePath } from "../fixture-parts.ts";
import { partsOfKind, pointsByName, readParts } from "../parts-of.ts";

test("each moment of a step goes to the first activity of the plugin's order", async () => {
  const parts = await readParts(
    pytorchProfiler,
    await openSource(fixturePath("pytorch-profiler", "two-steps")),
  );
  const points = pointsByName(parts);
  // In milliseconds: 1 loading, 1 operator (0.3 of it a call of the runtime), 4 kernel, 1 nccl left of 1.5, 0.2 nothing …
  const at = (name: string): number[] =>
    (points[`|${name}`] ?? []).map(([, value]) => Math.round(value * 1e6));
  expect(points["|step time"]?.map(([step]) => step)).toEqual([3, 4]);
  expect(at("step time")).toEqual([10_000, 10_000]);
  expect(at("data loading time")).toEqual([1000, 3000]);
  expect(at("kernel time")).toEqual([4000, 4000]);
  expect(at("communication time")).toEqual([1000, 1000]);
  expect(at("memcpy time")).toEqual([500, 500]);
  expect(at("runtime time")).toEqual([300, 300]);
  expect(at("cpu time")).toEqual([700, 700]);
  expect(at("idle or untraced time")).toEqual([2500, 500]);
  expect(points["|GPU busy"]?.map(([, value]) => Math.round(value))).toEqual([50, 50]);
});

test("events are the same whatever the size of the chunks", async () => {
  const text = '{"traceEvents": [{"a": "}]\\"{"}, {"b": [1, {"c": "\\\\"}]},{"d":"é"}], "x": [{"e": 1}]}';
  for (const size of [1, 2, 3, 7, 1000]) {
    const seen: string[] = [];
    const splitter = new EventSplitter((event) => seen.push(event));
    const file = sourceOf({ "trace.json": text }, { chunkSize: size }).files[0];
    if (file === undefined) throw new Error("no file");
    for await (const chunk of file.chunks()) splitter.push(chunk);
    expect(seen).toEqual(['{"a": "}]\\"{"}', '{"b": [1, {"c": "\\\\"}]}', '{"d":"é"}']);
    expect(splitter.isEnded).toBe(true);
  }
});

test("a text that never ends costs one event, not the rest of the trace", async () => {
  const event = (name: string, ts: number): string =>
    `\n  {\n    "ph": "X", "cat": "cpu_op", "name": "${name}", "pid": 1, "tid": 1,\n    "ts": ${ts}, "dur": 5\n  }`;
  const many = Array.from({ length: 20_000 }, (_, i) => event("aten::add", 10 + i * 10));
  const text = `{"trace_id": "x", "traceEvents": [${[event("C:\\", 0), ...many].join(",")}]}`;
  const parts = await readParts(pytorchProfiler, sourceOf({ "a.pt.trace.json": text }));
  const [provenance] = partsOfKind(parts, "provenance");
  expect(provenance?.provenance.rows).toBeGreaterThan(8000);
  const codes = partsOfKind(parts, "notices").flatMap((part) => part.notices.map(({ code }) => code));
  expect(codes).toContain("damaged-record");
});

test("no list, no event with a duration: refused with a reason", async () => {
  await expect(
    readParts(pytorchProfiler, sourceOf({ "t.json": '{"schemaVersion": 1, "deviceProperties": [' })),
  ).rejects.toThrow("Cannot read t.json: it has no list of traceEvents");
  const empty = '{"trace_id": "x", "traceEvents": [{"ph": "M", "name": "a"}, {"ph": "X"}]}';
  await expect(readParts(pytorchProfiler, sourceOf({ "t.json": empty }))).rejects.toThrow(
    "Cannot read t.json: none of its 2 events has a duration",
  );
});
