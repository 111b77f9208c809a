import { isKind, type PickleGlobal, type PickleList, type PickleValue } from "./pickle-value.ts";

/** The name of a global if state dicts use it, null where it must be refused. */
export function allowedGlobal(module: string, name: string): string | null {
  const full = `${module}.${name}`;
  if (MAKERS.has(full) || OPAQUE.has(full)) return full;
  if (module === "torch" && (STORAGES.has(name) || DTYPES.test(name))) return full;
  return module === "torch.storage" && /^_?(Untyped|Typed)Storage$/.test(name) ? full : null;
}

/** What a call of an allowed global stands for; undefined where it is not called with what state dicts call it with. */
export function valueOfCall(global: PickleGlobal, args: PickleList): PickleValue | undefined {
  const make = MAKERS.get(global.name);
  if (make !== undefined) return make(args.items);
  return OPAQUE.has(global.name) ? { kind: "opaque", of: global.name } : undefined;
}

/** The type of the numbers in a storage class: `torch.BFloat16Storage` holds bfloat16. */
export function dtypeOfStorage(global: PickleGlobal): string {
  const name = global.name.slice(global.name.lastIndexOf(".") + 1);
  return STORAGES.get(name) ?? "uint8";
}

const STORAGES: ReadonlyMap<string, string> = new Map([
  ["DoubleStorage", "float64"],
  ["FloatStorage", "float32"],
  ["HalfStorage", "float16"],
  ["BFloat16Storage", "bfloat16"],
  ["LongStorage", "int64"],
  ["IntStorage", "int32"],
  ["ShortStorage", "int16"],
  ["CharStorage", "int8"],
  ["ByteStorage", "uint8"],
  ["BoolStorage", "bool"],
  ["ComplexFloatStorage", "complex64"],
  ["ComplexDoubleStorage", "complex128"],
  ["QInt8Storage", "qint8"],
  ["QUInt8Storage", "quint8"],
  ["QInt32Storage", "qint32"],
]);

const DTYPES = /^(b?float|complex|u?int|q?u?int|bits)\d+\w*$|^(bool|float|double|half|long|int|short)$/;

type Make = (args: readonly PickleValue[]) => PickleValue | undefined;

/** The functions that torch.save names for tensors (torch/_utils.py), and the containers of Python. */
const MAKERS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ["torch._utils._rebuild_tensor", tensor],
  ["torch._utils._rebuild_tensor_v2", tensor],
  ["torch._utils._rebuild_tensor_v3", tensor],
  ["torch._utils._rebuild_parameter", first],
  ["torch._utils._rebuild_parameter_with_state", first],
  ["torch._utils._rebuild_qtensor", tensor],
  ["torch.Size", (args) => args[0]],
  ["collections.OrderedDict", () => ({ kind: "dict", items: new Map() })],
  ["collections.defaultdict", () => ({ kind: "dict", items: new Map() })],
  ["collections.Counter", () => ({ kind: "dict", items: new Map() })],
]);

/** Named in checkpoints beside tensors; what they would make is of no use here. */
const OPAQUE: ReadonlySet<string> = new Set([
  "torch._utils._rebuild_sparse_tensor",
  "torch._utils._rebuild_device_tensor_from_numpy",
  "torch.device",
  "torch.serialization._get_layout",
  "__builtin__.set",
  "builtins.set",
  "__builtin__.long",
  "builtins.int",
  "__builtin__.complex",
  "builtins.complex",
  "__builtin__.bytearray",
  "builtins.bytearray",
  "_codecs.encode",
  "numpy.dtype",
  "numpy.ndarray",
  "numpy.core.multiarray.scalar",
  "numpy._core.multiarray.scalar",
  "numpy.core.multiarray._reconstruct",
  "numpy._core.multiarray._reconstruct",
]);

/** `(storage, offset, size, stride, …)`; the third version has the type as its seventh argument. */
function tensor(args: readonly PickleValue[]): PickleValue | undefined {
  const [storage, offset, size] = args;
  if (!isKind(storage, "storage") || typeof offset !== "number" || !isKind(size, "list")) return undefined;
  const shape: number[] = [];
  let count = 1;
  for (const item of size.items) {
    if (typeof item !== "number" || !Number.isSafeInteger(item) || item < 0) return undefined;
    shape.push(item);
    count *= item;
  }
  if (!Number.isSafeInteger(count)) return undefined;
  const stated = args[6];
  const dtype = isKind(stated, "global") ? stated.name.replace(/^torch\./, "") : storage.dtype;
  const strides = isKind(args[3], "list") ? args[3].items.map(Number) : null;
  const isSound =
    strides?.length === shape.length && strides.every((one) => Number.isSafeInteger(one) && one >= 0);
  return {
    kind: "tensor",
    dtype,
    shape,
    place: `${storage.key}+${offset}`,
    storage: storage.key,
    offset,
    strides: isSound ? strides : null,
  };
}

function first(args: readonly PickleValue[]): PickleValue | undefined {
  return isKind(args[0], "tensor") || isKind(args[0], "opaque") ? args[0] : undefined;
}
