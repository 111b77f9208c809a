/** What a pickle's values become: inert data, nothing that was named in it is ever called. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleList
  | PickleDict
  | PickleStorage
  | PickleTensor
  | PickleGlobal
  | PickleOpaque;

/** A list, tuple or set. */
export interface PickleList {
  readonly kind: "list";
  readonly items: PickleValue[];
}

/** Keys that are no text are kept as their text; other keys than texts and numbers are left out. */
export interface PickleDict {
  readonly kind: "dict";
  readonly items: Map<string, PickleValue>;
}

/** Numbers of a tensor, which lie in another entry of the archive. */
export interface PickleStorage {
  readonly kind: "storage";
  readonly key: string;
  readonly dtype: string;
}

export interface PickleTensor {
  readonly kind: "tensor";
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Key and offset of its numbers, by which tied weights are known. */
  readonly place: string;
  readonly storage: string;
  /** Numbers before its first in the storage. */
  readonly offset: number;
  /** Null where the pickle states none. */
  readonly strides: readonly number[] | null;
}

/** A name from the allow-list, as long as nothing was made of it. */
export interface PickleGlobal {
  readonly kind: "global";
  readonly name: string;
}

/** Something that is not looked into. */
export interface PickleOpaque {
  readonly kind: "opaque";
  readonly of: string;
}

export function isKind<K extends "list" | "dict" | "storage" | "tensor" | "global" | "opaque">(
  value: PickleValue | undefined,
  kind: K,
): value is Extract<PickleValue, { kind: K }> {
  return typeof value === "object" && value !== null && value.kind === kind;
}
