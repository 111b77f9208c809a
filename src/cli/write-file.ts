import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { RenderError } from "../model/errors.ts";

/** Writes a whole file or none: into a neighbour first, then renamed over the target. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const neighbour = `${path}.${randomBytes(4).toString("hex")}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(neighbour, content, { flag: "wx" });
    await rename(neighbour, path);
  } catch (cause) {
    // Where the folder itself is none there is nothing to take away, and what failed first is what counts.
    await rm(neighbour, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new RenderError(`Cannot write ${path}: ${reason}`, {
      cause,
      hint: "Choose another folder with --out",
    });
  }
}
