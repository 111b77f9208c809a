import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { type JsonDocument, readDocument } from "../json/read-document.ts";
import { isArray, isObject, type JsonObject } from "../json/tolerant-json.ts";
import { partsOfState } from "./trainer-state.ts";

/** `trainer_state.json` of the Hugging Face Trainer, in the output folder and in each checkpoint. */
export const hfTrainer: Reader = {
  id: "hf-trainer",
  title: "Hugging Face Trainer",
  files: ["trainer_state.json", "checkpoint-*/trainer_state.json"],
  about: {
    recognisedBy: "JSON with a list `log_history`, or the name `trainer_state.json`",
    reads: [
      "the log by step, training and evaluation apart",
      "planned steps and epochs, and whether the plan was reached",
    ],
    leaves: [
      "`trainer_state.json` of earlier checkpoints: each is the beginning of the longest",
      "the summary at the end of `train()`: means over the run, no points",
    ],
    traps: ["bare NaN and Infinity; a file that ends too early is read up to there"],
    provenBy: "Hugging Face's TrainerState",
  },
  sniff: sniffTrainer,
  read: readTrainer,
};

function sniffTrainer(file: SourceFile, head: Uint8Array): number {
  if (!/\.json$/i.test(file.name) || !isText(head)) return 0;
  const text = headText(head);
  if (!/^\s*\{/.test(text)) return 0;
  if (/"log_history"\s*:\s*\[/.test(text)) return 0.95;
  return baseOf(file.name) === "trainer_state.json" ? 0.6 : 0;
}

interface State {
  readonly file: SourceFile;
  readonly document: JsonDocument;
  readonly fields: JsonObject;
  readonly run: string;
  readonly reached: number;
  /** The state of the end logs its summary at the step at which the last checkpoint was kept. */
  readonly records: number;
}

async function* readTrainer(files: readonly SourceFile[]): AsyncGenerator<RunPart> {
  const states: State[] = [];
  for (const file of files) states.push(await readState(file));
  for (const run of new Set(states.map((state) => state.run))) {
    const ofRun = states
      .filter((state) => state.run === run)
      .sort((a, b) => b.reached - a.reached || b.records - a.records);
    const [longest, ...earlier] = ofRun;
    if (!longest) continue;
    const notices = [...longest.document.notices, ...prefixNotices(longest, earlier)];
    yield* partsOfState({
      ...longest,
      file: longest.file.name,
      text: longest.document.text,
      group: run,
      notices,
    });
    for (const state of earlier) yield unusedPart(state, run);
  }
}

async function readState(file: SourceFile): Promise<State> {
  const document = await readDocument(file);
  if (!isObject(document.value) || !isArray(document.value["log_history"])) {
    throw new ReadError(`Cannot read ${file.name}: a list log_history is expected, there is none`);
  }
  const fields = document.value;
  const steps = fields["global_step"];
  const history = document.value["log_history"];
  const last = history.map((entry) =>
    isObject(entry) && typeof entry["step"] === "number" ? entry["step"] : 0,
  );
  const reached = Math.max(typeof steps === "number" ? steps : 0, ...last.slice(-1));
  return { file, document, fields, run: runFolder(file.name), reached, records: history.length };
}

/** A checkpoint folder belongs to the run above it. */
function runFolder(name: string): string {
  const folder = folderOf(name);
  const base = baseOf(folder);
  return /^checkpoint-\d+$/.test(base) ? folderOf(folder) : folder;
}

/** Each checkpoint's history is the beginning of the next one's, so the longest says all. */
function prefixNotices(longest: State, earlier: readonly State[]): Notice[] {
  if (earlier.length === 0) return [];
  const rest =
    earlier.length === 1 ? "1 other is its beginning" : `${earlier.length} others are its beginning`;
  return [
    {
      level: "info",
      code: "merged-sources",
      message: `The history of ${longest.file.name} reaches step ${longest.reached}; ${rest} and left out`,
      at: { file: longest.file.name },
    },
  ];
}

function unusedPart(state: State, group: string): RunPart {
  return {
    group,
    reader: "hf-trainer",
    kind: "provenance",
    provenance: {
      file: state.file.name,
      readAs: "hf-trainer",
      gave: "the beginning of a longer history",
      rows: null,
    },
  };
}
