import { crc32Of } from "./crc32.ts";
import { deflateRuns } from "./deflate-runs.ts";

/** A picture in at most 256 colours. */
export interface IndexedImage {
  readonly width: number;
  readonly height: number;
  /** Row by row, an index of the palette each. */
  readonly cells: Uint8Array;
  /** Hexes: "#faf6f1". */
  readonly palette: readonly string[];
}

/** Writes an indexed PNG of eight bits a pixel (W3C PNG, third edition, sections 5 and 11). */
export function encodePng(image: IndexedImage): Buffer {
  const { width, height, cells, palette } = image;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Bit depth 8, colour type 3 (indexed), deflate, adaptive filtering, no interlace.
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(cells.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const colours = Buffer.from(palette.map((hex) => hex.slice(1)).join(""), "hex");
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", Buffer.from(deflateRuns(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** "Length, chunk type, chunk data, CRC of type and data" (section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32Of(body), body.length + 4);
  return out;
}
