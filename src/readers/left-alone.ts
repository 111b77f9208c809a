import type { SourceFile } from "../model/source.ts";
import { headText } from "./head-text.ts";

/** What a file is, where it is known to hold no data of a run: said in the provenance, read by no reader. */
export type LeftAlone =
  | { readonly kind: "empty" }
  | { readonly kind: "git-lfs-pointer" }
  /** `mayBeRead`: some files of this kind hold what a reader understands, so readers are asked first. */
  | { readonly kind: "known"; readonly what: string; readonly mayBeRead?: boolean };

/** Recognises files that hold no data of a run, by content first and by name where content says nothing. */
export function leftAlone(file: SourceFile, head: Uint8Array): LeftAlone | null {
  if (file.size === 0) return { kind: "empty" };
  // https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: the version line is always first.
  if (file.size < 1024 && headText(head).startsWith("version https://git-lfs.github.com/spec/")) {
    return { kind: "git-lfs-pointer" };
  }
  const signature = SIGNATURES.find(({ bytes, at }) => bytes.every((byte, i) => head[at + i] === byte));
  if (signature) return { kind: "known", what: signature.what };
  const name = file.name.slice(file.name.lastIndexOf("/") + 1).toLowerCase();
  if (/-(wal|shm|journal)$/.test(name))
    return { kind: "known", what: "changes of a SQLite database, read with it" };
  // Stable-Baselines3's evaluations, the one archive of arrays that holds a curve.
  if (name === "evaluations.npz") return null;
  const extension = name.slice(name.lastIndexOf(".") + 1);
  const what = EXTENSIONS[extension];
  return what === undefined ? null : { kind: "known", what, mayBeRead: WEIGHTS.has(extension) };
}

const SIGNATURES: readonly {
  readonly at: number;
  readonly bytes: readonly number[];
  readonly what: string;
}[] = [
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47], what: "a picture" },
  { at: 0, bytes: [0xff, 0xd8, 0xff], what: "a picture" },
  { at: 0, bytes: [0x47, 0x49, 0x46, 0x38], what: "a picture" },
  { at: 0, bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF" },
  { at: 0, bytes: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], what: "a NumPy array" },
  { at: 0, bytes: [0x89, 0x48, 0x44, 0x46], what: "an HDF5 file" },
  { at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], what: "a program" },
  { at: 4, bytes: [0x66, 0x74, 0x79, 0x70], what: "a video" },
];

const WEIGHTS: ReadonlySet<string> = new Set(["pt", "pth", "ckpt", "bin", "safetensors", "onnx"]);

const EXTENSIONS: Readonly<Record<string, string>> = {
  pt: "a checkpoint",
  pth: "a checkpoint",
  ckpt: "a checkpoint",
  bin: "a checkpoint",
  safetensors: "a checkpoint",
  h5: "an HDF5 file",
  keras: "a checkpoint",
  onnx: "a model",
  pkl: "a pickle, which is never loaded",
  pickle: "a pickle, which is never loaded",
  joblib: "a pickle, which is never loaded",
  npy: "a NumPy array",
  npz: "a NumPy array",
  svg: "a picture",
  mp4: "a video",
  py: "a program",
  ipynb: "a notebook",
  sh: "a program",
  html: "a page",
};
