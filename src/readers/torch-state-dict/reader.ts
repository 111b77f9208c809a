import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { type NumbersRead, readNumbers } from "../stored-numbers.ts";
import { isWholeModel, modelBody, type StoredTensor, tensorWords, weightsBody } from "../stored-tensors.ts";
import { readPickle } from "./pickle.ts";
import { placeNumbers } from "./place-numbers.ts";
import { tensorsOf } from "./state-dict.ts";
import { readStoredEntry } from "./zip-entry.ts";

/** Checkpoints of PyTorch, by a reader of their pickle that never runs anything: names, shapes and types of tensors. */
export const torchStateDict: Reader = {
  id: "torch-state-dict",
  title: "PyTorch state dict",
  files: ["model.pt", "checkpoint.pth", "pytorch_model.bin", "*.ckpt"],
  about: {
    recognisedBy: "a zip archive with `data.pkl`",
    reads: ["names, shapes and types of the tensors", "the numbers themselves on request"],
    leaves: [
      "pickles that need code: nothing is ever executed, so whole modules are refused",
      "older bare pickles: where they end is not known without running them",
    ],
    traps: ["optimizer states beside the model are not its layers"],
    provenBy: "Lightning's checkpoint",
  },
  readsPart: true,
  sniff: (file, head) => sniffCheckpoint(file.name, head),
  read: readCheckpoints,
};

/** torch.save writes a zip archive whose first entry is data.pkl; older checkpoints are bare pickles and left alone. */
function sniffCheckpoint(name: string, head: Uint8Array): number {
  if (!/\.(pt|pth|ckpt|bin)$/i.test(name) || head[0] !== 0x50 || head[1] !== 0x4b) return 0;
  return /data\.pkl|\.data\/serialization_id/.test(new TextDecoder("latin1").decode(head.subarray(0, 4096)))
    ? 0.95
    : 0;
}

/**
 * A run keeps many checkpoints, and some hold whole modules, which are refused: that is worth a quiet line, unless it was
 * the one file that the user pointed at.
 */
async function* readCheckpoints(files: readonly SourceFile[], source: Source): AsyncGenerator<RunPart> {
  const models = new Map<string, CheckpointModel>();
  for (const file of files) {
    const base = { group: folderOf(file.name), reader: "torch-state-dict" };
    try {
      const readsNumbers = source.readsWeights === true && isWholeModel(file.name);
      const tensors = await readTensors(file, readsNumbers);
      const numbers = readsNumbers ? [await readNumbers(file, tensors)] : [];
      yield {
        ...base,
        kind: "provenance",
        provenance: {
          file: file.name,
          readAs: base.reader,
          gave: tensorWords(tensors.length, readsNumbers),
          rows: tensors.length,
        },
      };
      addModel(models, file.name, { tensors, numbers });
    } catch (error) {
      if (!(error instanceof ReadError) || source.files.length === 1) throw error;
      const at = { file: file.name };
      yield {
        ...base,
        kind: "notices",
        notices: [{ level: "info", code: "file-ignored", message: error.message, at }],
      };
    }
  }
  for (const model of models.values()) {
    const body = modelBody(model.file, model.tensors);
    const base = { group: folderOf(model.file), reader: "torch-state-dict" };
    if (body !== null) yield { ...base, ...body };
    if (model.numbers.length > 0) yield { ...base, ...weightsBody(model.file, model.numbers) };
  }
}

interface CheckpointModel {
  readonly file: string;
  readonly tensors: StoredTensor[];
  readonly numbers: NumbersRead[];
}

/** Shards of one model (`pytorch_model-00001-of-00002.bin`) are one. */
function addModel(
  models: Map<string, CheckpointModel>,
  file: string,
  read: Omit<CheckpointModel, "file">,
): void {
  const stem = file.replace(/-\d{5}-of-\d{5}(?=\.\w+$)/, "");
  const known = models.get(stem);
  if (known === undefined) {
    models.set(stem, { file, ...read });
    return;
  }
  known.tensors.push(...read.tensors);
  known.numbers.push(...read.numbers);
}

async function readTensors(file: SourceFile, withPlaces: boolean): Promise<StoredTensor[]> {
  const entry = await readStoredEntry(file, "data.pkl");
  if (entry.names.some((name) => /(^|\/)(constants\.pkl|code\/)/.test(name))) {
    throw new ReadError(`Cannot read ${file.name}: it is a TorchScript program, a state dict is expected`);
  }
  const tensors = tensorsOf(readPickle(entry.bytes, `${file.name}, ${entry.name}`));
  if (tensors.length > 0) return withPlaces ? placeNumbers(file, entry, tensors) : tensors;
  throw new ReadError(`Cannot read ${file.name}: it holds no tensors under names, a state dict is expected`);
}
