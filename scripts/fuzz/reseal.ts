import { isFrameHead } from "../../src/readers/tensorboard/frames.ts";
import { maskedCrc32c } from "../../src/readers/wire/crc32.ts";

/**
 * An event file whose records have right checksums again, so that what lies behind the checksum is tried as well; null
 * for any other file.
 */
export function resealed(bytes: Uint8Array): Uint8Array | null {
  if (!isFrameHead(bytes)) return null;
  const sealed = Uint8Array.from(bytes);
  const view = new DataView(sealed.buffer);
  let at = 0;
  while (at + 16 <= sealed.length) {
    const length = view.getUint32(at, true);
    const end = at + 12 + length;
    if (end + 4 > sealed.length) break;
    view.setUint32(at + 8, maskedCrc32c(sealed.subarray(at, at + 8)), true);
    view.setUint32(end, maskedCrc32c(sealed.subarray(at + 12, end)), true);
    at = end + 4;
  }
  return sealed;
}
