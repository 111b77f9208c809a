import type { Label } from "../corpus.ts";

/** What a diagnosis said, in the order of its ranking. */
export interface Answer {
  readonly run: string;
  readonly causes: readonly { readonly id: string; readonly confidence: number }[];
  readonly requests: readonly string[];
}

/** Hits of how many. */
export interface Count {
  readonly hits: number;
  readonly of: number;
}

/** Answers whose first cause's confidence lies in one tenth. */
export interface Bin {
  readonly from: number;
  readonly n: number;
  readonly meanConfidence: number;
  readonly right: number;
}

/** Answers against labels, as the corpus defines them. */
export interface Score {
  readonly counts: Readonly<Record<CountName, Count>>;
  readonly macroTop1: number;
  readonly ece: number;
  readonly bins: readonly Bin[];
  readonly byCause: ReadonlyMap<
    string,
    { readonly n: number; readonly first: number; readonly inThree: number }
  >;
  /** First confidences of decidable faulty runs, for intervals. */
  readonly calls: readonly Call[];
  readonly misses: readonly string[];
}

/** The first cause of a decidable faulty run. */
export interface Call {
  readonly confidence: number;
  readonly right: boolean;
}

export type CountName =
  | "top1"
  | "top3"
  | "exact1"
  | "confident"
  | "precision"
  | "falseAlarms"
  | "needlessRequests"
  | "undecidable"
  | "constant";

/** Confidence from which an answer is acted on, and from which a healthy run is alarmed. */
const ACT = 0.8;
const ALARM = 0.5;

/** A run without an answer counts as wrong everywhere, a healthy one as an alarm. */
export function score(labels: readonly Label[], answers: ReadonlyMap<string, Answer>): Score {
  const judged = labels.map((label) => judge(label, answers.get(label.run)));
  const healthy = judged.filter(({ label }) => label.cause === "healthy");
  const faulty = judged.filter(({ label }) => label.cause !== "healthy");
  const decidable = faulty.filter(({ label }) => label.decidable);
  const sure = decidable.filter(({ confidence }) => confidence >= ACT);
  const byCause = causeCells(decidable);
  const calls = decidable
    .filter(({ first }) => first !== null)
    .map(({ confidence, isFirst }) => ({ confidence, right: isFirst }));
  return {
    counts: {
      top1: count(decidable, ({ isFirst }) => isFirst),
      top3: count(decidable, ({ isInThree }) => isInThree),
      exact1: count(decidable, ({ label, first }) => first === label.cause),
      confident: { hits: sure.length, of: decidable.length },
      precision: count(sure, ({ isFirst }) => isFirst),
      falseAlarms: count(healthy, ({ answer, confidence }) => answer === undefined || confidence >= ALARM),
      needlessRequests: count(healthy, ({ answer }) => (answer?.requests.length ?? 0) > 0),
      undecidable: count(
        faulty.filter(({ label }) => !label.decidable),
        isHandledRight,
      ),
      constant: { hits: mostAccepted(decidable), of: decidable.length },
    },
    macroTop1: meanOf([...byCause.values()].map(({ n, first }) => first / n)),
    ece: calibrationError(calls),
    bins: binsOf(calls),
    byCause,
    calls,
    misses: judged.filter(isMiss).map(missWords),
  };
}

/** Mean distance of confidence and share right over ten bins, weighted by their calls. */
export function calibrationError(calls: readonly Call[]): number {
  const off = binsOf(calls).map(({ n, meanConfidence, right }) => n * Math.abs(meanConfidence - right / n));
  return calls.length === 0 ? 0 : off.reduce((sum, value) => sum + value, 0) / calls.length;
}

function binsOf(calls: readonly Call[]): readonly Bin[] {
  return Array.from({ length: 10 }, (_, k) => {
    const inside = calls.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === k);
    return {
      from: k / 10,
      n: inside.length,
      meanConfidence: meanOf(inside.map(({ confidence }) => confidence)),
      right: inside.filter(({ right }) => right).length,
    };
  }).filter(({ n }) => n > 0);
}

interface Judged {
  readonly label: Label;
  readonly answer: Answer | undefined;
  readonly first: string | null;
  readonly confidence: number;
  readonly isFirst: boolean;
  readonly isInThree: boolean;
}

function judge(label: Label, answer: Answer | undefined): Judged {
  const causes = [...(answer?.causes ?? [])].sort((a, b) => b.confidence - a.confidence);
  const right = new Set([label.cause, ...label.accept]);
  return {
    label,
    answer,
    first: causes[0]?.id ?? null,
    confidence: causes[0]?.confidence ?? 0,
    isFirst: right.has(causes[0]?.id ?? ""),
    isInThree: causes.slice(0, 3).some(({ id }) => right.has(id)),
  };
}

/** No wrong cause at 0.8: either the right one there, or a request for an artifact that would decide. */
function isHandledRight({ label, answer, confidence, isFirst }: Judged): boolean {
  if (answer === undefined) return false;
  if (confidence >= ACT) return isFirst;
  return answer.requests.some((artifact) => label.needs.length === 0 || label.needs.includes(artifact));
}

function isMiss(judged: Judged): boolean {
  const { label, answer, confidence, isFirst } = judged;
  if (label.cause === "healthy") return answer === undefined || confidence >= ALARM;
  return label.decidable ? !isFirst : !isHandledRight(judged);
}

function missWords({ label, answer }: Judged): string {
  const said = (answer?.causes ?? [])
    .slice(0, 3)
    .map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
  const asked = answer && answer.requests.length > 0 ? ` asks ${answer.requests.join(",")}` : "";
  const what = `${label.decidable ? "" : "undecidable "}${label.cause}`;
  const nothing = answer ? "nothing" : "no diagnosis";
  return `${label.run} ${label.format} L${label.level} ${label.task} ${what} -> ${said.join(", ") || nothing}${asked}`;
}

function causeCells(decidable: readonly Judged[]): Score["byCause"] {
  const causes = [...new Set(decidable.map(({ label }) => label.cause))].sort();
  return new Map(
    causes.map((cause) => {
      const all = decidable.filter(({ label }) => label.cause === cause);
      return [
        cause,
        {
          n: all.length,
          first: all.filter(({ isFirst }) => isFirst).length,
          inThree: all.filter(({ isInThree }) => isInThree).length,
        },
      ];
    }),
  );
}

/** Runs for which the most often accepted cause would be right. */
function mostAccepted(decidable: readonly Judged[]): number {
  const times = new Map<string, number>();
  for (const { label } of decidable)
    for (const id of new Set([label.cause, ...label.accept])) times.set(id, (times.get(id) ?? 0) + 1);
  return Math.max(0, ...times.values());
}

function count(all: readonly Judged[], isHit: (judged: Judged) => boolean): Count {
  return { hits: all.filter(isHit).length, of: all.length };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
