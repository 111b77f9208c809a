/** Hidden folders in which tools keep what belongs to a run. */
const HIDDEN_BUT_WRITTEN_BY_TOOLS = new Set([".hydra", ".guild", ".neptune"]);

/** Folders that hold programs, never a run. */
const NEVER_A_RUN = new Set(["node_modules", "__pycache__", "__MACOSX"]);

/** Settings of postrun's own lie beside a run and are no part of it. */
export const SETTINGS_NAME = "postrun.yaml";

/** Whether a folder is never looked into, by its own name. */
export function isSkippedFolder(name: string): boolean {
  return NEVER_A_RUN.has(name) || (name.startsWith(".") && !HIDDEN_BUT_WRITTEN_BY_TOOLS.has(name));
}

/** Whether a path (`/` between parts) is a hidden file or lies in a folder that is never looked into. */
export function isLeftOut(path: string): boolean {
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  return file.startsWith(".") || file === SETTINGS_NAME || parts.some(isSkippedFolder);
}
