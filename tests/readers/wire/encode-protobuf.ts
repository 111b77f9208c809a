/** A field with a signed 64-bit integer. */
export function intField(number: number, value: number | bigint): Buffer {
  return Buffer.concat([varint(BigInt(number) << 3n), varint(BigInt(value))]);
}

/** A field with a double. */
export function doubleField(number: number, value: number): Buffer {
  const data = Buffer.alloc(8);
  data.writeDoubleLE(value);
  return Buffer.concat([varint((BigInt(number) << 3n) | 1n), data]);
}

/** A field with a float. */
export function floatField(number: number, value: number): Buffer {
  const data = Buffer.alloc(4);
  data.writeFloatLE(value);
  return Buffer.concat([varint((BigInt(number) << 3n) | 5n), data]);
}

/** A field with text, bytes or a message. */
export function bytesField(number: number, value: string | Uint8Array): Buffer {
  const data = Buffer.from(value);
  return Buffer.concat([varint((BigInt(number) << 3n) | 2n), varint(BigInt(data.length)), data]);
}

/** A message of the given fields. */
export function message(...fields: readonly Uint8Array[]): Buffer {
  return Buffer.concat(fields);
}

/** Doubles one after another, as in a packed field. */
export function doubles(values: readonly number[]): Buffer {
  const data = Buffer.alloc(values.length * 8);
  for (const [i, value] of values.entries()) data.writeDoubleLE(value, i * 8);
  return data;
}

/** Floats one after another. */
export function floats(values: readonly number[]): Buffer {
  const data = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) data.writeFloatLE(value, i * 4);
  return data;
}

/** Base 128, lowest group first; negative numbers as 64-bit two's complement. */
export function varint(value: bigint): Buffer {
  let rest = BigInt.asUintN(64, value);
  const bytes: number[] = [];
  do {
    const group = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? group | 0x80 : group);
  } while (rest > 0n);
  return Buffer.from(bytes);
}
