/** The folder of a file, "" for the root. */
export function folderOf(name: string): string {
  const slash = name.lastIndexOf("/");
  return slash < 0 ? "" : name.slice(0, slash);
}

/** The name of a file without its folder. */
export function baseOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
