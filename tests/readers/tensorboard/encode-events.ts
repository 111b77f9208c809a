import { maskedCrc32c } from "../../../src/readers/wire/crc32.ts";
import {
  bytesField,
  doubleField,
  doubles,
  floatField,
  floats,
  intField,
  message,
} from "../wire/encode-protobuf.ts";

/** A TFRecord: length, its checksum, data, its checksum. */
export function record(data: Uint8Array): Buffer {
  const head = Buffer.alloc(12);
  head.writeBigUInt64LE(BigInt(data.length));
  head.writeUInt32LE(maskedCrc32c(head.subarray(0, 8)), 8);
  const foot = Buffer.alloc(4);
  foot.writeUInt32LE(maskedCrc32c(data));
  return Buffer.concat([head, data, foot]);
}

/** A file of the version record and these events. */
export function eventFile(start: number, ...events: readonly Uint8Array[]): Buffer {
  const version = message(doubleField(1, start), bytesField(3, "brain.Event:2"));
  return Buffer.concat([record(version), ...events.map(record)]);
}

/** An event with values at a step; step 0 is left off the wire, as proto3 does. */
export function event(time: number, step: number, ...values: readonly Uint8Array[]): Buffer {
  const summary = message(...values.map((value) => bytesField(1, value)));
  const stepField = step === 0 ? Buffer.alloc(0) : intField(2, step);
  return message(doubleField(1, time), stepField, bytesField(5, summary));
}

/** A scalar as torch writes it. */
export function simple(tag: string, value: number): Buffer {
  return message(bytesField(1, tag), floatField(2, value));
}

/** A scalar as TensorFlow 2 writes it; the plugin stands with the first value of a tag only. */
export function scalarTensor(tag: string, value: number, isFirst: boolean): Buffer {
  return tensorValue(
    tag,
    message(intField(1, 1), shape([]), bytesField(4, floats([value]))),
    isFirst ? "scalars" : null,
  );
}

/** Any tensor under any plugin. */
export function tensorValue(tag: string, tensor: Uint8Array, plugin: string | null): Buffer {
  const metadata = plugin === null ? Buffer.alloc(0) : bytesField(9, bytesField(1, bytesField(1, plugin)));
  return message(bytesField(1, tag), metadata, bytesField(8, tensor));
}

/** A text as torch writes it. */
export function text(tag: string, value: string): Buffer {
  return tensorValue(tag, message(intField(1, 7), shape([1]), bytesField(8, value)), "text");
}

/** A histogram with the sum of squares of its values. */
export function histogram(tag: string, values: readonly number[]): Buffer {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const proto = message(
    doubleField(1, Math.min(...values)),
    doubleField(2, Math.max(...values)),
    doubleField(3, values.length),
    doubleField(5, squares),
    bytesField(6, doubles([Math.max(...values)])),
    bytesField(7, doubles([values.length])),
  );
  return message(bytesField(1, tag), bytesField(5, proto));
}

/** The settings of torch's add_hparams. */
export function hparams(settings: Readonly<Record<string, number | string | boolean>>): Buffer {
  const entries = Object.entries(settings).map(([key, value]) =>
    bytesField(1, message(bytesField(1, key), bytesField(2, protoValue(value)))),
  );
  const content = bytesField(3, message(...entries));
  const metadata = bytesField(1, message(bytesField(1, "hparams"), bytesField(2, content)));
  return message(bytesField(1, "_hparams_/session_start_info"), bytesField(9, metadata));
}

function protoValue(value: number | string | boolean): Buffer {
  if (typeof value === "number") return doubleField(2, value);
  return typeof value === "string" ? bytesField(3, value) : intField(4, value ? 1 : 0);
}

/** `TensorShapeProto` as field 2 of a tensor. */
export function shape(sizes: readonly number[]): Buffer {
  return bytesField(2, message(...sizes.map((size) => bytesField(2, intField(1, size)))));
}
