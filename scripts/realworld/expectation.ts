import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Verdict } from "../../src/model/diagnosis.ts";

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
  /** What the list of public runs says went wrong, run by run, and what must therefore hold of the diagnosis. */
  readonly judged?: readonly JudgedRow[];
  /** What a person saw that the numbers do not say. */
  readonly seen?: string;
}

/** One judgement of the list of public runs beside what postrun may say of that run. */
export interface JudgedRow {
  /** Name of the run where the folder holds several. */
  readonly run?: string;
  /** The judgement in a few words. */
  readonly row: string;
  /** How sure the list is. */
  readonly sure: "high" | "medium" | "low";
  /** Whether the diagnosis says the same. */
  readonly agrees: "yes" | "partly" | "no";
  readonly verdict: readonly Verdict[];
  /** One of these stands among the first three at 0.5 or more. Without it no cause that costs quality is as likely as not. */
  readonly causes?: readonly string[];
  /** From the numbers of the run: why the two differ. */
  readonly because?: string;
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
