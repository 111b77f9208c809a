import type { Split } from "../../model/metric-role.ts";
import type { RunFacts } from "../../model/run.ts";
import type { SourceLine } from "../../model/source.ts";
import { eventKind, tellsNoMetrics } from "./event-kind.ts";
import { type LogPair, linePairs } from "./line-pairs.ts";
import { type LinePosition, linePosition } from "./line-position.ts";
import { LogEvents } from "./log-events.ts";
import { factsInLine } from "./log-facts.ts";
import { barStates, type LogLine, splitLogLine } from "./log-line.ts";
import { LogPoints } from "./log-points.ts";
import { LogRows } from "./log-rows.ts";
import { PrintedTable } from "./printed-table.ts";
import { isSplitWord, splitNamed } from "./split-words.ts";

/** Goes through a log once, line by line, and keeps its numbers, events and facts. */
export class LogScanner {
  readonly rows = new LogRows();
  readonly points = new LogPoints();
  readonly events = new LogEvents();
  facts: RunFacts = {};
  readonly #table = new PrintedTable();
  #epoch = Number.NaN;
  #step = Number.NaN;
  #heading: Split | null = null;
  /** First row of an open frame of dashes, with whether it has named a step. */
  #frame: { readonly first: number; placed: boolean } | null = null;

  add(line: SourceLine): void {
    if (line.text.length > LONGEST_LINE && !line.text.includes("\r")) return;
    for (const state of barStates(line.text)) this.#addState(line.number, state);
  }

  #addState(number: number, text: string): void {
    const line = splitLogLine(text);
    if (/^\s*[-=]{5,}\s*$/.test(line.body)) {
      this.#rule();
      return;
    }
    if (this.#frame !== null && !/^\s*\|.*\|\s*$/.test(line.body)) this.#frame = null;
    const kind = eventKind(line.body);
    const before = this.rows.length - 1;
    this.events.see({ number, text, line, kind, row: before });
    this.#addFacts(line.body);
    if (kind !== null && tellsNoMetrics(kind)) return;
    // detectron2 prints results as two lists, names and values, for spreadsheets; the same stand in a table above.
    // fastai says of its best model what its table says of the epoch.
    if (/^(?:copypaste: |better model found at epoch)/i.test(line.body)) return;
    const pairs = this.#table.pairs(line.body) ?? linePairs(line.body);
    const place = linePosition(pairs, line.body);
    this.#plan(place);
    const metrics = pairs.filter((pair) => pair.name !== "" && !place.used.has(pair));
    if (kind === "checkpoint" && !metrics.some((pair) => pair.tied && !/score|second|took/i.test(pair.name)))
      return;
    this.#move(place, { metrics, body: line.body });
    if (metrics.length > 0) this.#measure(number, line, { pairs, metrics, place });
    this.#closePlacedFrame(place);
  }

  /** Takes over the counters of a line; without measurements only a line that is nothing but its heading counts. */
  #move(place: LinePosition, line: { metrics: readonly LogPair[]; body: string }): void {
    const heading = line.metrics.length === 0 ? splitNamed(line.body) : null;
    const short = line.body.trim().length <= 80;
    if (!Number.isNaN(place.epoch) && (line.metrics.length > 0 || short)) {
      if (place.epoch !== this.#epoch && heading === null) this.#heading = null;
      this.#epoch = place.epoch;
    }
    const counts =
      line.metrics.length > 0 || this.#frame !== null || /^\W*(?:global )?(?:step|iter)/i.test(line.body);
    if (!Number.isNaN(place.step) && counts) this.#step = place.step;
    if (heading !== null && short) this.#heading = heading;
    // A line that says its own place is not one of the block under a heading.
    else if (line.metrics.length > 0 && !(Number.isNaN(place.epoch) && Number.isNaN(place.step)))
      this.#heading = null;
  }

  #measure(
    number: number,
    line: LogLine,
    found: { pairs: readonly LogPair[]; metrics: readonly LogPair[]; place: LinePosition },
  ): void {
    const { place } = found;
    if (!(line.zoned || Number.isNaN(line.time))) this.rows.unzoned = true;
    const row = this.rows.add({
      line: number,
      time: line.time,
      epoch: this.#epoch,
      step: this.#step,
      steps: place.steps,
      share: place.share,
      ownEpoch: !Number.isNaN(place.epoch),
      ownStep: !Number.isNaN(place.step),
    });
    let split = line.tags.map(splitNamed).find((one) => one !== null) ?? null;
    for (const pair of found.pairs) {
      const context =
        isSplitWord(pair.name) || place.used.has(pair) ? pair.gap : pair.gap.slice(0, -pair.name.length);
      split = splitNamed(context) ?? split;
      if (pair.name === "" || place.used.has(pair)) continue;
      const key = {
        name: pair.name,
        split,
        heading: this.#heading,
        words: pair.gap,
        unit: pair.unit,
        tied: (pair.tied && !/\|\s*$/.test(pair.gap)) || this.#frame !== null,
      };
      this.points.add(key, row, pair.value);
    }
  }

  /** Stable Baselines prints tables between lines of dashes, the step anywhere in them. */
  #rule(): void {
    const open = this.#frame;
    if (open?.placed && this.rows.length > open.first) {
      this.rows.moveFrom(open.first, { epoch: this.#epoch, step: this.#step });
    }
    this.#frame = { first: this.rows.length, placed: false };
  }

  #closePlacedFrame(place: LinePosition): void {
    if (this.#frame !== null && !(Number.isNaN(place.step) && Number.isNaN(place.epoch)))
      this.#frame.placed = true;
  }

  /** Lines state the whole once; later ones repeat it or speak of something else. */
  #addFacts(body: string): void {
    const found = factsInLine(body);
    if (Object.keys(found).length > 0) this.facts = { ...found, ...this.facts };
  }

  #plan(place: LinePosition): void {
    const { plannedEpochs, plannedSteps } = this.facts;
    if (plannedEpochs === undefined && place.epochs > 0)
      this.facts = { ...this.facts, plannedEpochs: place.epochs };
    const global = Number.isNaN(place.epoch) && Number.isNaN(this.#epoch);
    if (plannedSteps === undefined && global && place.steps > 0) {
      this.facts = { ...this.facts, plannedSteps: place.steps };
    }
  }
}

/** A longer line is a dump of a configuration or of data. */
const LONGEST_LINE = 65_536;
