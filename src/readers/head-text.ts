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

/** Each reader sniffs each file, so a head is looked at once. */
const texts = new WeakMap<Uint8Array, string>();
const judged = new WeakMap<Uint8Array, boolean>();

function hasTextBytes(head: Uint8Array): boolean {
  if (encodingOf(head) !== "utf-8") return true;
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    // Tab, line feed, form feed, carriage return, backspace and escape stand in logs of terminals.
    if (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27) odd += 1;
  }
  return odd * 100 <= head.length;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
