import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrivateCopy, SourceFile } from "../model/source.ts";

/**
 * Copies files to a new folder that only this user may open (mkdtemp makes it 0700). A library that opens a database
 * by its path may then write and lock beside it, and the run's own files stay as they are.
 */
export async function copyOut(files: ReadonlyMap<string, SourceFile>): Promise<PrivateCopy> {
  const folder = await mkdtemp(join(tmpdir(), "postrun-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const [name, file] of files) await copyFile(join(folder, name), file);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

async function copyFile(path: string, file: SourceFile): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of file.chunks()) await handle.write(chunk);
  } finally {
    await handle.close();
  }
}
