import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import { countOf, type StoredTensor } from "../stored-tensors.ts";

/** The format's own limit, MAX_HEADER_SIZE in safetensors/src/tensor.rs. */
const MOST_HEADER_BYTES = 100_000_000;

/** Reads the header of one file: eight bytes of length and as many of JSON, nothing of the tensors themselves. */
export async function readTensorHeader(
  file: SourceFile,
): Promise<{ tensors: StoredTensor[]; notices: Notice[] }> {
  const bytes = await file.slice(0, 8);
  if (bytes.length < 8) throw refused(file, `8 bytes of header length are expected, it has ${file.size}`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > MOST_HEADER_BYTES)
    throw refused(file, `its header has ${length} bytes, at most 100,000,000 are allowed`);
  if (length > file.size - 8) {
    throw refused(file, `its header has ${length} bytes, the file has ${file.size - 8} bytes left`);
  }
  const root = parse(file, new TextDecoder().decode(await file.slice(8, 8 + length)));
  const tensors: StoredTensor[] = [];
  let end = 0;
  for (const [name, entry] of Object.entries(root)) {
    if (name === "__metadata__") continue;
    const { tensor, first, last } = tensorOf(file, name, entry);
    tensors.push(
      first === null ? tensor : { ...tensor, numbersAt: { byte: 8 + length + first, strides: null } },
    );
    end = Math.max(end, last);
  }
  const missing = end - (file.size - 8 - length);
  return { tensors, notices: missing > 0 ? [cutNotice(file.name, missing)] : [] };
}

function parse(file: SourceFile, text: string): Readonly<Record<string, unknown>> {
  try {
    const root: unknown = JSON.parse(text);
    if (typeof root === "object" && root !== null && !Array.isArray(root)) {
      return root as Readonly<Record<string, unknown>>;
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReadError(`Cannot read ${file.name}, byte 8: the header is no JSON, ${reason}`, { cause });
  }
  throw refused(file, "an object is expected as header");
}

interface Placed {
  readonly tensor: StoredTensor;
  /** Offsets of its bytes after the header; no first where the header states none. */
  readonly first: number | null;
  readonly last: number;
}

function tensorOf(file: SourceFile, name: string, entry: unknown): Placed {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const sizes = Array.isArray(shape) ? shape.map(Number) : [Number.NaN];
  const isShape =
    sizes.every((size) => Number.isSafeInteger(size) && size >= 0) && Number.isSafeInteger(countOf(sizes));
  if (typeof dtype !== "string" || !isShape) {
    throw refused(file, `tensor ${name.slice(0, 80)} has no dtype or no shape of whole numbers`);
  }
  const [first, last] = Array.isArray(offsets) ? offsets.map(Number) : [];
  return {
    tensor: { name, shape: sizes, dtype: TYPES[dtype] ?? dtype.toLowerCase() },
    first: first !== undefined && Number.isSafeInteger(first) && first >= 0 ? first : null,
    last: last !== undefined && Number.isFinite(last) ? last : 0,
  };
}

const TYPES: Readonly<Record<string, string>> = {
  F64: "float64",
  F32: "float32",
  F16: "float16",
  BF16: "bfloat16",
  I64: "int64",
  I32: "int32",
  I16: "int16",
  I8: "int8",
  U8: "uint8",
};

function refused(file: SourceFile, found: string): ReadError {
  return new ReadError(`Cannot read ${file.name}: ${found}`);
}

function cutNotice(file: string, missing: number): Notice {
  const message = `The file is cut: ${missing} bytes of its tensors are missing`;
  return { level: "warning", code: "truncated-file", message, at: { file } };
}
