import type { Reader } from "../model/reader.ts";

/** Every format that postrun reads, sorted by id. */
export const readers: readonly Reader[] = [];
