import type { Reader } from "../model/reader.ts";
import {
  freeId,
  functionIn,
  listOf,
  type ModuleValue,
  memberOf,
  objectWith,
  textIn,
} from "./module-value.ts";

const KEYS = ["id", "title", "files", "sniff", "read"];

/** A reader of the user's own: chosen like any other, by the best score for a file. */
export function ownReader(at: ModuleValue, taken: ReadonlySet<string>): Reader {
  const given = objectWith(at, KEYS);
  const sniff = functionIn(memberOf(given, "sniff"));
  const read = functionIn(memberOf(given, "read"));
  return {
    id: freeId(memberOf(given, "id"), taken),
    title: textIn(memberOf(given, "title")),
    files: listOf(memberOf(given, "files")).map(textIn),
    about: { recognisedBy: `the module ${at.file}`, reads: [], leaves: [] },
    sniff: (file, head, source) => {
      const score = Number(sniff(file, head, source));
      return score >= 0 && score <= 1 ? score : 0;
    },
    read: (files, source) => read(files, source) as ReturnType<Reader["read"]>,
  };
}
