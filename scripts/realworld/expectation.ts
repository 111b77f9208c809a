import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** What is known of one public run: how it is read, and what a person found in its raw files. */
export interface Expectation {
  /** One line a run that the folder holds, as `runText` writes it. */
  readonly runs?: readonly string[];
  /** Where it cannot be read: words of the reason, checked against the raw files. */
  readonly refused?: string;
  /** Numbers counted and looked up in the raw files, not by postrun. */
  readonly byHand?: readonly HandCheck[];
  /** The list of public runs calls it healthy: no cause may be as likely as not. */
  readonly healthy?: true;
  /** What a person saw that the numbers do not say. */
  readonly seen?: string;
}

/** One series as it stands in the raw file. */
export interface HandCheck {
  /** Name of the run where the folder holds several. */
  readonly run?: string;
  readonly series: string;
  /** End of the name of its file, where several files hold a series of this name. */
  readonly file?: string;
  readonly split?: string;
  readonly points: number;
  readonly notFinite?: number;
  /** Steps (epochs, rows) with their value in the file, the first point at that step where several stand there. */
  readonly at: readonly (readonly [step: number, value: number | "nan" | "inf" | "-inf"])[];
}

const FILE = resolve(import.meta.dirname, "expectations.json");

/** Expectations by `format/run`. */
export function readExpectations(): Readonly<Record<string, Expectation>> {
  return JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Expectation>;
}
