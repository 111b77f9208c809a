import { expect, test } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import type { ClassReport } from "../../src/model/artifacts.ts";
import { classReport } from "../../src/readers/class-report/reader.ts";
import { sourceOf } from "../source-of.ts";
import { readParts, sniffScore } from "./read-parts.ts";

const PRINTED = `
              precision    recall  f1-score   support

     cat dog       1.00      0.50      0.67         2
    accuracy       0.75      nan       0.80         3

    accuracy                           0.86         5
   macro avg       0.89      0.89      0.87         5
`;

test("printed: names of two words, a class called accuracy, averages left out", async () => {
  expect(sniffScore(classReport, { "test_report.txt": PRINTED })).toBe(0.85);
  const report = await reportOf({ "test_report.txt": PRINTED });
  expect(report?.classes).toEqual(["cat dog", "accuracy"]);
  expect([...(report?.recall ?? [])]).toEqual([0.5, Number.NaN]);
  expect([...(report?.support ?? [])]).toEqual([2, 3]);
  expect(report?.accuracy).toBe(0.86);
});

test("a report in the middle of a log is the log's", () => {
  expect(sniffScore(classReport, { "train.log": `epoch 1 loss 0.4\n${PRINTED}` })).toBe(0);
});

test("as a dictionary of several labels there is no accuracy; the split is that of the name", async () => {
  const scores = { precision: 0.5, recall: 1, "f1-score": 0.67, support: 4 };
  const text = JSON.stringify({ "7": scores, "micro avg": scores });
  const [run] = await readRuns(sourceOf({ "val_report.json": text }));
  expect(run?.classReports?.validation).toMatchObject({ classes: ["7"], accuracy: null });
  expect(run?.regime.id).toBe("supervised");
});

async function reportOf(files: Readonly<Record<string, string>>): Promise<ClassReport | undefined> {
  const parts = await readParts(classReport, files);
  return parts.flatMap((part) => (part.kind === "class-report" ? [part.report] : []))[0];
}
