import type { Reader } from "../../model/reader.ts";
import type { RunFacts } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { artifactParts, type ReadArtifact } from "../open-run/artifact-parts.ts";
import { readEach } from "../read-each.ts";

/** What a run ran with: pinned versions in requirements, pip freeze and conda environments, and the commit of its code. */
export const environment: Reader = {
  id: "environment",
  title: "Versions and commit",
  files: ["requirements.txt", "pip_freeze.txt", "environment.yml", "conda.yaml", "git_commit.txt"],
  about: {
    recognisedBy: "names of pip, conda and commit files, and their content",
    reads: ["versions of the libraries that training rests on, pinned ones only", "the commit of the code"],
    leaves: ["other libraries: they change no numbers of a training", "version ranges: they pin nothing"],
  },
  sniff: (file, head) => sniffEnvironment(file.name, head),
  read: (files) =>
    readEach("environment", files, async function* (file) {
      yield* artifactParts("environment", await readEnvironment(file));
    }),
};

const COMMIT_FILE = /^(git[_-]?)?(commit|hash|sha|rev|revision)([_-]?(id|hash|sha))?(\.txt)?$/i;
const PIP_FILE = /^(.*[_-])?(requirements|freeze|pip|packages)([_-].*)?\.txt$/i;
const CONDA_FILE = /^(environment|conda|conda[_-]env|env)([_-].*)?\.ya?ml$/i;

function sniffEnvironment(name: string, head: Uint8Array): number {
  if (!isText(head)) return 0;
  const base = baseOf(name);
  const text = headText(head);
  if (COMMIT_FILE.test(base)) return /^[0-9a-f]{40}\s*$/i.test(text) ? 0.95 : 0;
  if (PIP_FILE.test(base)) return /^[A-Za-z][\w.-]*\s*(==|>=|~=|<=|@|$)/m.test(text) ? 0.94 : 0;
  return CONDA_FILE.test(base) && /^dependencies:/m.test(text) ? 0.94 : 0;
}

/** The libraries whose version changes numbers of a training; hundreds of others stand in a freeze. */
const LIBRARIES =
  /^(torch|pytorch|torchvision|torchaudio|tensorflow|keras|jax|jaxlib|flax|transformers|accelerate|deepspeed|megatron-core|apex|flash-attn|numpy|cuda|cudatoolkit|pytorch-cuda|cudnn|nccl|lightning|pytorch-lightning|xformers|bitsandbytes|peft|trl|datasets|tokenizers|timm|ultralytics|xgboost|lightgbm|catboost|scikit-learn|python)$/;

async function readEnvironment(file: SourceFile): Promise<ReadArtifact> {
  const libraries: Record<string, string> = {};
  let commit: string | null = null;
  let pinned = 0;
  for await (const { text } of file.lines()) {
    const line = text.trim();
    if (COMMIT_FILE.test(baseOf(file.name)) && /^[0-9a-f]{40}$/i.test(line)) commit ??= line.toLowerCase();
    const found = pinOf(line);
    if (found === null) continue;
    pinned += 1;
    if (LIBRARIES.test(found.name)) libraries[found.name] ??= found.version;
  }
  const named = Object.keys(libraries).length;
  const versions: RunFacts = named === 0 ? {} : { libraries };
  const facts: RunFacts = commit === null ? versions : { commit };
  return {
    file: file.name,
    body: { kind: "facts", facts },
    gave:
      commit === null
        ? `versions of ${pinned} libraries, ${named} of which training rests on`
        : "commit of the code",
    rows: commit === null ? pinned : 1,
    notices: [],
  };
}

/** `torch==2.1.0`, conda's `- numpy=1.26.4=py311h` and pip's lines within it; ranges pin nothing. */
function pinOf(line: string): { name: string; version: string } | null {
  const match = /^(?:-\s*)?([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*={1,3}\s*([0-9][\w.!+-]*)/.exec(line);
  if (match === null) return null;
  return { name: (match[1] ?? "").toLowerCase().replace(/[_.]/g, "-"), version: match[2] ?? "" };
}
