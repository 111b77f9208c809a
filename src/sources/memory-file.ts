import type { SourceFile } from "../model/source.ts";
import { decodeLines, decodeText } from "./decode-text.ts";

/** A file that lies on no disk: what a server sent. */
export function memoryFile(name: string, content: Uint8Array | string): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const chunks = () => once(bytes);
  return {
    name,
    size: bytes.length,
    slice: async (start, end) => bytes.slice(start, Math.max(start, end)),
    chunks,
    text: () => decodeText(name, chunks()),
    lines: () => decodeLines(name, chunks()),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
