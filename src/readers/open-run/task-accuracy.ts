import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readJsonObject, wrong } from "../json/json-artifact.ts";
import { isArray, type Json } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `task_accuracy.json`: accuracy on each task after training on each, for runs that learn tasks in turn. */
export const taskAccuracy: Reader = {
  id: "task-accuracy",
  title: "Accuracy by task",
  files: ["task_accuracy.json"],
  about: {
    recognisedBy: "the name `task_accuracy.json`",
    reads: ["accuracy on each task after each task was learned"],
    leaves: ["other keys"],
  },
  sniff: (file) => (/^task[_-]accuracy\.json$/i.test(baseOf(file.name)) ? 0.97 : 0),
  read: (files) =>
    readEach("task-accuracy", files, async function* (file) {
      yield* artifactParts("task-accuracy", await readTasks(file));
    }),
};

async function readTasks(file: SourceFile): Promise<ReadArtifact> {
  const root = await readJsonObject(file, "an object with tasks and accuracy");
  const rows = root["accuracy"];
  if (!isArray(rows) || rows.length === 0) throw wrong(file.name, "accuracy: a list of rows", rows);
  const tasks = taskNames(file.name, root["tasks"], rows.length);
  if (rows.length > tasks.length) {
    throw wrong(file.name, `accuracy: at most ${tasks.length} rows, one for each task,`, rows);
  }
  const accuracy = rows.map((row, i) =>
    readRow(file.name, row, { place: `accuracy[${i}]`, width: tasks.length }),
  );
  return {
    file: file.name,
    body: { kind: "tasks", tasks: { file: file.name, tasks, accuracy } },
    gave: "accuracy by task",
    rows: rows.length,
    notices: [],
  };
}

function taskNames(file: string, names: Json | undefined, count: number): string[] {
  if (names === undefined) return Array.from({ length: count }, (_, i) => `task ${i}`);
  if (!isArray(names)) throw wrong(file, "tasks: a list of names", names);
  return names.map((name, i) => {
    if (typeof name !== "string" && typeof name !== "number") throw wrong(file, `tasks[${i}]: a name`, name);
    return String(name);
  });
}

/** A row may end early where later tasks were not measured yet. */
function readRow(file: string, row: Json, at: { place: string; width: number }): number[] {
  if (!isArray(row) || row.length > at.width) {
    throw wrong(file, `${at.place}: a list of at most ${at.width} numbers`, row);
  }
  return Array.from({ length: at.width }, (_, j) => {
    const value = row[j] ?? null;
    if (value === null) return Number.NaN;
    if (typeof value !== "number") throw wrong(file, `${at.place}[${j}]: a number or null`, value);
    return value;
  });
}
