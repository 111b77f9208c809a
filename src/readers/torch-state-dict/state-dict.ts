import type { StoredTensor } from "../stored-tensors.ts";
import { isKind, type PickleDict, type PickleValue } from "./pickle-value.ts";

/** A tensor with the entry of the archive that holds its numbers. */
export interface ArchivedTensor extends StoredTensor {
  readonly storage: string;
  readonly offset: number;
  readonly strides: readonly number[] | null;
}

/** The tensors of the model in a checkpoint: of the dict itself, or of the one in it that holds the model. */
export function tensorsOf(root: PickleValue): ArchivedTensor[] {
  const candidates = dictsOf(root);
  const [best] = candidates.sort((a, b) => rank(b) - rank(a) || b.tensors - a.tensors);
  if (best === undefined) return [];
  const seen = new Set<string>();
  const tensors: ArchivedTensor[] = [];
  for (const [name, value] of best.dict.items) {
    if (!isKind(value, "tensor")) continue;
    const { dtype, shape, place, storage, offset, strides } = value;
    const known = `${place} ${shape.join(" ")}`;
    const shared = seen.has(known) ? { isShared: true } : {};
    tensors.push({ name, dtype, shape, ...shared, storage, offset, strides });
    seen.add(known);
  }
  return tensors;
}

interface Candidate {
  readonly key: string;
  readonly dict: PickleDict;
  readonly tensors: number;
}

/** Dicts looked at, and how deep: a checkpoint nests its state dict once or twice; a hostile one, without end. */
const MOST_DICTS = 10_000;
const MOST_DEPTH = 4;

function dictsOf(root: PickleValue): Candidate[] {
  const found: Candidate[] = [];
  const seen = new Set<PickleValue>();
  let level: [string, PickleValue][] = [["", root]];
  for (let depth = 0; depth < MOST_DEPTH && seen.size < MOST_DICTS; depth += 1) {
    const below: [string, PickleValue][] = [];
    for (const [key, value] of level) {
      if (!isKind(value, "dict") || seen.has(value) || seen.size >= MOST_DICTS) continue;
      seen.add(value);
      const values = [...value.items.values()];
      const tensors = values.filter((item) => isKind(item, "tensor")).length;
      if (tensors > 0) found.push({ key, dict: value, tensors });
      for (const [name, item] of value.items) below.push([`${key}/${name}`, item]);
    }
    level = below;
  }
  return found;
}

/** Names under which training scripts keep the model, against what else has tensors. */
function rank({ key, dict, tensors }: Candidate): number {
  if (/optim|sched|scaler|rng|ema|callbacks|loops/i.test(key)) return -1;
  if (/state_dict|model|net|weights|params/i.test(key)) return 2;
  return tensors * 2 > dict.items.size ? 1 : 0;
}
