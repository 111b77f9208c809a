/**
 * Bytes as text in 85 signs, five for four bytes: a quarter more, where base64 adds a third. No sign of it ends a
 * comment, a script element or an attribute, and none must be escaped in JSON.
 */
export function toBase85(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 4) * 5);
  for (let from = 0, to = 0; from < bytes.length; from += 4, to += 5) {
    let word = 0;
    for (let i = 0; i < 4; i++) word = word * 256 + (bytes[from + i] ?? 0);
    for (let i = 4; i >= 0; i--) {
      codes[to + i] = SIGNS.charCodeAt(word % 85);
      word = Math.floor(word / 85);
    }
  }
  const spare = (4 - (bytes.length % 4)) % 4;
  return new TextDecoder().decode(codes.subarray(0, codes.length - spare));
}

/** The bytes of toBase85; any other sign counts as the first. */
export function fromBase85(text: string): Uint8Array<ArrayBuffer> {
  const spare = (5 - (text.length % 5)) % 5;
  const bytes = new Uint8Array(((text.length + spare) / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let word = 0;
    for (let i = from; i < from + 5; i++) word = word * 85 + valueAt(text, i);
    view.setUint32(to, word);
  }
  return bytes.subarray(0, bytes.length - spare);
}

/** ASCII's visible signs without `"`, `&`, `'`, `-`, `<`, `>`, `\`, the grave accent and `~`. */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,./:;=?@[]^_{|}";

const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, SIGNS.indexOf(String.fromCharCode(code))),
);

/** What was cut off at the end counts as the last sign, so that the bytes before it come out as they were. */
function valueAt(text: string, at: number): number {
  return at < text.length ? (VALUES[text.charCodeAt(at)] ?? 0) : 84;
}
