import { ReadError } from "../model/errors.ts";
import type { RunPart } from "../model/run.ts";
import type { Source } from "../model/source.ts";
import type { Choice } from "../readers/choose-reader.ts";

/** What the readers gave, and what they could not read. */
export interface ReadParts {
  readonly parts: readonly RunPart[];
  readonly errors: readonly ReadError[];
}

const EXPECTED =
  "Point postrun at metrics (CSV, JSON Lines, trainer_state.json, TensorBoard events …) or at the folder of a run";

/** The one line for a source in which no reader found a run: what was found, and what was expected. */
export function nothingFound(source: Source, choices: readonly Choice[], read: ReadParts): ReadError {
  const [first] = read.errors;
  const [only] = choices;
  if (first !== undefined) return first;
  const found =
    choices.length === 1 && only !== undefined ? foundInFile(only) : foundInFolder(choices, read.parts);
  return new ReadError(`Cannot read ${source.input}: ${found.text}`, { hint: found.hint ?? EXPECTED });
}

interface Found {
  readonly text: string;
  readonly hint?: string;
}

function foundInFile(choice: Choice): Found {
  if (choice.reader !== null) {
    return { text: `read as ${choice.reader.id}, it holds no metric and nothing else of a run` };
  }
  const left = "leftAlone" in choice ? choice.leftAlone : null;
  if (left?.kind === "empty") return { text: "the file is empty (0 bytes)" };
  if (left?.kind === "git-lfs-pointer") {
    return {
      text: "it is a Git LFS pointer, its content was not downloaded",
      hint: "Run git lfs pull first",
    };
  }
  if (left?.kind === "known") return { text: `it is ${left.what}, expected what a training run logged` };
  return { text: `${choice.file.size} bytes of no format that postrun reads` };
}

function foundInFolder(choices: readonly Choice[], parts: readonly RunPart[]): Found {
  const pointers = choices.filter((choice) => kindOf(choice) === "git-lfs-pointer").length;
  const empty = choices.filter((choice) => kindOf(choice) === "empty").length;
  const files = `${choices.length} files`;
  if (pointers > 0 && pointers + empty === choices.length) {
    return { text: `its ${files} are Git LFS pointers or empty`, hint: "Run git lfs pull first" };
  }
  if (empty === choices.length) return { text: `its ${files} are all empty` };
  const readAs = [...new Set(choices.flatMap((choice) => choice.reader?.id ?? []))].sort();
  if (parts.length > 0 || readAs.length > 0) {
    const text = `its ${files} (read as ${readAs.join(", ")}) hold no metric and nothing else of a run`;
    return { text: [text, ...damageIn(choices, parts)].join("; ") };
  }
  return { text: `none of its ${files} is of a format that postrun reads` };
}

/** What is wrong with files that should have held a run, at most three of them. */
function damageIn(choices: readonly Choice[], parts: readonly RunPart[]): string[] {
  const empty = choices
    .filter((one) => kindOf(one) === "empty")
    .map(({ file }) => `${file.name} is empty (0 bytes)`);
  const cut = parts.flatMap((part) =>
    part.kind !== "notices"
      ? []
      : part.notices
          .filter(({ code }) => code === "truncated-file" || code === "damaged-record")
          .map(({ message, at }) => message.replace(/^The file/, at?.file ?? "The file")),
  );
  return [...new Set([...empty, ...cut])].slice(0, 3);
}

function kindOf(choice: Choice): string {
  return ("leftAlone" in choice ? choice.leftAlone?.kind : undefined) ?? "";
}
