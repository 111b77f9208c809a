/** The first bytes of a file as text (UTF-8, or UTF-16 by its mark), for sniffing; a character cut at the end is dropped. */
export function headText(head: Uint8Array): string {
  const known = texts.get(head);
  if (known !== undefined) return known;
  const text = new TextDecoder(encodingOf(head)).decode(head, { stream: true });
  texts.set(head, text);
  return text;
}

/** Whether these first bytes are of a text: no NUL, and hardly any control character (UTF-16 aside). */
export function isText(head: Uint8Array): boolean {
  const known = judged.get(head);
  if (known !== undefined) return known;
  const text = hasTextBytes(head);
  judged.set(head, text);
  return text;
}

/** The same, where a few NULs do not count against it, nor blocks of them: a table that was damaged, whose other cells can be read. */
export function isDamagedText(head: Uint8Array): boolean {
  if (isText(head)) return true;
  // A crash leaves whole blocks of zeros in a file that was being written; each is one damage.
  const solid = head.filter((byte, i) => byte !== 0 || head[i - 1] !== 0);
  return solid.length * 2 > head.length && oddBytes(solid) * 100 <= solid.length;
}

/** Each reader sniffs each file, so a head is looked at once. */
const texts = new WeakMap<Uint8Array, string>();
const judged = new WeakMap<Uint8Array, boolean>();

function hasTextBytes(head: Uint8Array): boolean {
  if (encodingOf(head) !== "utf-8") return true;
  return !head.includes(0) && oddBytes(head) * 100 <= head.length;
}

/** Control characters, save those of logs of terminals: tab, line feed, form feed, carriage return, backspace and escape. */
function oddBytes(head: Uint8Array): number {
  let odd = 0;
  for (const byte of head) if (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27) odd += 1;
  return odd;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
