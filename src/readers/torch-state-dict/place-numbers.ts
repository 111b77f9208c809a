import type { SourceFile } from "../../model/source.ts";
import { decoderOf } from "../number-types.ts";
import type { StoredTensor } from "../stored-tensors.ts";
import type { ArchivedTensor } from "./state-dict.ts";
import { type StoredEntry, startOfEntry } from "./zip-entry.ts";

/** The tensors with the place of their numbers in the file: torch.save stores each storage uncompressed as `data/<key>`. */
export async function placeNumbers(
  file: SourceFile,
  pickle: StoredEntry,
  tensors: readonly ArchivedTensor[],
): Promise<StoredTensor[]> {
  const folder = pickle.name.slice(0, pickle.name.lastIndexOf("/") + 1);
  const entries = new Map(pickle.entries.map((entry) => [entry.name, entry]));
  const order = entries.get(`${folder}byteorder`);
  // Entry `byteorder`, since torch 2.1: "little", or "big" on machines whose numbers are not read here.
  if (order !== undefined && order.size !== "little".length) return [...tensors];
  const placed: StoredTensor[] = [];
  for (const tensor of tensors) {
    const entry = entries.get(`${folder}data/${tensor.storage}`);
    const bytes = decoderOf(tensor.dtype)?.bytes;
    const start = entry === undefined ? null : await startOfEntry(file, entry);
    if (start === null || bytes === undefined) placed.push(tensor);
    else
      placed.push({
        ...tensor,
        numbersAt: { byte: start + tensor.offset * bytes, strides: tensor.strides },
      });
  }
  return placed;
}
