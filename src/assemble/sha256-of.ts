import { createHash } from "node:crypto";
import type { SourceFile } from "../model/source.ts";

/** The digest of a file, unpacked, as hex. */
export async function sha256Of(file: SourceFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of file.chunks()) hash.update(chunk);
  return hash.digest("hex");
}
