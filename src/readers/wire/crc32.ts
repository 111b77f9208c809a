/** CRC-32 as zlib has it (IEEE 802.3), over the parts one after another. */
export const crc32 = checksum(0xedb88320);

/** CRC-32C (Castagnoli), over the parts one after another. */
export const crc32c = checksum(0x82f63b78);

/** CRC-32C as TFRecord files store it: rotated right by 15 bits, plus a constant, so that a CRC of CRCs is no CRC. */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

/** Both polynomials are given in reflected form; initial value and final xor are all ones. */
function checksum(polynomial: number): (...parts: readonly Uint8Array[]) => number {
  const table = new Uint32Array(256).map((_, byte) => tableEntry(byte, polynomial));
  return (...parts) => {
    let crc = 0xffffffff;
    for (const part of parts) {
      for (let i = 0; i < part.length; i++) {
        crc = (table[(crc ^ (part[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
      }
    }
    return (crc ^ 0xffffffff) >>> 0;
  };
}

function tableEntry(byte: number, polynomial: number): number {
  let entry = byte;
  for (let bit = 0; bit < 8; bit++) {
    entry = entry & 1 ? (entry >>> 1) ^ polynomial : entry >>> 1;
  }
  return entry >>> 0;
}
