/**
 * Overwrites the dates of a PDF in place, so that two printings are the same bytes. Chromium writes
 * `/CreationDate (D:YYYYMMDDHHMMSS+00'00')`: of fixed width, so offsets in the cross-reference table stay right.
 */
export function fixPdfDates(bytes: Uint8Array, isoDate: string): Uint8Array {
  const stamp = isoDate.slice(0, 19).replace(/[-:T]/g, "");
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const fixed = text.replace(
    /(\/(?:CreationDate|ModDate) ?\(D:)\d{14}([+-]\d\d'\d\d')/g,
    (_, before: string) => `${before}${stamp}+00'00'`,
  );
  return Uint8Array.from(Buffer.from(fixed, "latin1"));
}
