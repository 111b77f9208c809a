import { crc32 } from "node:zlib";
import { bytesField, intField, message } from "../wire/encode-protobuf.ts";

const BLOCK = 32_768;
const HEADER = 7;

/** A .wandb file of these records, cut into fragments at the ends of blocks as LevelDB's log does. */
export function wandbFile(...records: readonly Uint8Array[]): Buffer {
  const parts: Buffer[] = [Buffer.from([0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00])];
  let at = HEADER;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const data of records) {
    let done = 0;
    let isFirst = true;
    do {
      let room = BLOCK - (at % BLOCK);
      if (room < HEADER) {
        add(Buffer.alloc(room));
        room = BLOCK;
      }
      const piece = data.subarray(done, done + room - HEADER);
      done += piece.length;
      add(fragment(typeOf(isFirst, done === data.length), piece));
      isFirst = false;
    } while (done < data.length);
  }
  return Buffer.concat(parts);
}

/** 1 full, 2 first, 3 middle, 4 last. */
function typeOf(isFirst: boolean, isLast: boolean): number {
  if (isFirst) return isLast ? 1 : 2;
  return isLast ? 4 : 3;
}

function fragment(type: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(HEADER);
  head.writeUInt32LE(crc32(Buffer.concat([Buffer.from([type]), data])));
  head.writeUInt16LE(data.length, 4);
  head.writeUInt8(type, 6);
  return Buffer.concat([head, data]);
}

type Values = Readonly<Record<string, string>>;

/** A history record as the core writes it: nested keys, values as JSON text. */
export function history(step: number, values: Values): Buffer {
  const stepField = bytesField(2, step === 0 ? Buffer.alloc(0) : intField(1, step));
  return bytesField(2, message(...items(1, 2, values), stepField));
}

/** A history record of the older Python writer: plain keys, no step field. */
export function oldHistory(values: Values): Buffer {
  return bytesField(2, message(...items(1, 1, values)));
}

/** A record that updates the configuration. */
export function config(values: Values): Buffer {
  return bytesField(5, message(...items(1, 1, values)));
}

/** The run record with its initial configuration; host and user are there to be left alone. */
export function run(values: Values, fields: readonly Uint8Array[] = []): Buffer {
  const initial = bytesField(4, message(...items(1, 1, values)));
  return bytesField(
    17,
    message(bytesField(1, "abcd1234"), initial, bytesField(13, "secret-host"), ...fields),
  );
}

/** System metrics at a time in seconds. */
export function stats(time: number, values: Values): Buffer {
  return bytesField(7, message(bytesField(2, intField(1, time)), ...items(3, 1, values)));
}

/** `define_metric`: a name, or a pattern that ends in a star. */
export function metric(name: string, stepMetric: string): Buffer {
  return bytesField(12, message(bytesField(name.endsWith("*") ? 2 : 1, name), bytesField(4, stepMetric)));
}

/** Output of the console. */
export function consoleText(text: string): Buffer {
  return bytesField(13, bytesField(3, text));
}

/** The exit record; code 0 is left off the wire, as proto3 does. */
export function exit(code: number): Buffer {
  return bytesField(18, code === 0 ? Buffer.alloc(0) : intField(1, code));
}

function items(number: number, keyField: number, values: Values): Buffer[] {
  return Object.entries(values).map(([key, json]) =>
    bytesField(number, message(bytesField(keyField, key), bytesField(16, json))),
  );
}
