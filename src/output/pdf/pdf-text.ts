/** A text as a PDF string: as it is where it is plain ASCII, else UTF-16 with its mark, as hex. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  return `<${bytes.toString("hex")}>`;
}

/** A moment as a PDF date in UTC. */
export function pdfDate(isoDate: string): string {
  return `(D:${isoDate.slice(0, 19).replace(/[-:T]/g, "")}+00'00')`;
}
