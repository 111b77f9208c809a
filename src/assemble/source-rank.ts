/** Whether a reader reads text meant for people: rounded and often partial, so a structured file beside it wins. */
export function isTextLog(reader: string): boolean {
  return reader === "text-log";
}
