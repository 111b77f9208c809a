import type { Source, SourceFile } from "../src/model/source.ts";
import { decodeLines, decodeText } from "../src/sources/decode-text.ts";

/** A source made of texts or bytes by name, for tests; `chunkSize` cuts it as a slow disk would. */
export function sourceOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { name?: string; chunkSize?: number } = {},
): Source {
  const name = options.name ?? "run";
  const list = Object.keys(files)
    .sort()
    .map((file) => fileOf(file, files[file] ?? "", options.chunkSize ?? 65_536));
  return { input: name, name, files: list };
}

function fileOf(name: string, content: string | Uint8Array, chunkSize: number): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  };
  return {
    name,
    size: bytes.length,
    slice: async (start, end) => bytes.slice(start, Math.min(end, bytes.length)),
    chunks,
    text: () => decodeText(name, chunks()),
    lines: () => decodeLines(name, chunks()),
  };
}
