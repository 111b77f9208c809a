/** Where in the run a question points to, as it was said. */
export interface Place {
  readonly kind: "at" | "after" | "before" | "range" | "share" | "clock";
  /** `unknown`: a bare number, read in the run's own unit. */
  readonly unit: "step" | "epoch" | "share" | "unknown";
  readonly from: number;
  readonly to: number;
  /** True where it was said to be near: "around step 5k". */
  readonly rough: boolean;
  /** The words that said it. */
  readonly words: string;
}

const NUMBER = String.raw`(\d{1,3}(?:[ ,_]\d{3})+|\d+(?:\.\d+)?)\s*(k|m|mio|thousand|million)?`;
const STEP = `(?:global[ _-]?steps?|steps?|iterations?|iters?|its?|updates?|batch(?:es)?|minibatch(?:es)?)`;
const EPOCH = `(?:epochs?|eps?|rounds?|passes)`;
const UNIT = `(${STEP}|${EPOCH})`;
const TO = String.raw`\s*(?:-|–|to|and|until|through)\s*`;

/** The place that a question names; null where it names none. */
export function placeIn(text: string): Place | null {
  const said = text.toLowerCase();
  for (const read of READERS) {
    const place = read(said);
    if (place) return place;
  }
  return null;
}

const READERS: readonly ((said: string) => Place | null)[] = [
  clock,
  range,
  counted,
  ordinal,
  share,
  bare,
  vague,
];

/** Clock times and dates: recognised, so that the answer can say that it looks at steps. */
function clock(said: string): Place | null {
  const found =
    /\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s*(?:am|pm)?\b|\b(?:1[0-2]|[1-9])\s?(?:am|pm)\b|\b(?:last night|yesterday|this morning|overnight|at noon|at midnight)\b|\b(?:after|within|in) (?:an hour|\d+ (?:hours?|minutes?|mins?|days?))\b/.exec(
      said,
    );
  return (
    found && {
      kind: "clock",
      unit: "unknown",
      from: Number.NaN,
      to: Number.NaN,
      rough: true,
      words: found[0],
    }
  );
}

/** "between epochs 3 and 5", "steps 1k-2k", "from step 10 to 20". */
function range(said: string): Place | null {
  const lead = new RegExp(`\\b${UNIT}\\s*${NUMBER}${TO}(?:${UNIT}\\s*)?${NUMBER}\\b`).exec(said);
  const trail = new RegExp(`\\b${NUMBER}${TO}${NUMBER}(?:th)?\\s*${UNIT}\\b`).exec(said);
  const found = lead ?? trail;
  if (!found) return null;
  const [unit, a, aBy, b, bBy] = lead
    ? [lead[1], lead[2], lead[3], lead[5], lead[6]]
    : [found[5], found[1], found[2], found[3], found[4]];
  // "50-100k": the suffix speaks of both.
  const from = numberOf(a, aBy ?? (bBy === undefined ? undefined : bBy));
  const to = numberOf(b, bBy);
  if (!(from <= to)) return null;
  return { kind: "range", unit: unitOf(unit), from, to, rough: false, words: found[0].trim() };
}

/** "at step 5k", "after 7 epochs", "epoch=7", "the 7th epoch". */
function counted(said: string): Place | null {
  const lead = new RegExp(
    `\\b${UNIT}\\s*(?:number|no\\.?|nr\\.?|count)?\\s*(?:[#=:~≈]|of|about|around|roughly|approximately)?\\s*${NUMBER}(?![\\d.]*\\s*(?:%|percent))`,
  ).exec(said);
  if (lead) return placeAt(said, lead, { unit: lead[1], value: numberOf(lead[2], lead[3]) });
  const trail = new RegExp(
    `\\b${NUMBER}\\s*(?:(?:st|nd|rd|th)\\b)?\\+?\\s*(?:training |optimizer |global )?${UNIT}\\b`,
  ).exec(said);
  return trail ? placeAt(said, trail, { unit: trail[3], value: numberOf(trail[1], trail[2]) }) : null;
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];
const CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "in the second epoch", "after two epochs", "after the first few steps" is the start. */
function ordinal(said: string): Place | null {
  const few = new RegExp(`\\bfirst (?:few |couple of |several )?${UNIT}\\b`).exec(said);
  if (few && /few|couple|several|steps|epochs|iterations|batches/.test(few[0])) return startPlace(few[0]);
  const found = new RegExp(
    `\\b(${[...ORDINALS, ...CARDINALS].join("|")})\\s+(?:or so |more )?${UNIT}\\b`,
  ).exec(said);
  const last = new RegExp(`\\b(?:last|final) (?:few )?${UNIT}\\b`).exec(said);
  if (last) return { ...END, words: last[0] };
  if (!found) return null;
  const at = ORDINALS.indexOf(found[1] ?? "");
  const value = (at >= 0 ? at : CARDINALS.indexOf(found[1] ?? "")) + 1;
  return placeAt(said, found, { unit: found[2], value });
}

const SHARES: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:half ?way|half-way|mid ?way|half of (?:the )?training|middle of (?:the )?(?:training|run)|mid[- ]training|in the middle)\b/,
    0.5,
  ],
  [/\btwo thirds\b/, 2 / 3],
  [/\bthree quarters\b/, 0.75],
  [/\b(?:a|one) third (?:of|in|through)\b/, 1 / 3],
  [/\b(?:a|one) quarter (?:of|in|through)\b/, 0.25],
];

function share(said: string): Place | null {
  const percent =
    /\b(\d{1,3}(?:\.\d+)?)\s*(?:%|percent)\s*(?:of (?:the )?(?:training|run|way|steps|epochs|schedule)|through|into)/.exec(
      said,
    );
  if (percent) return placeAt(said, percent, { unit: "share", value: Number(percent[1]) / 100 });
  for (const [pattern, value] of SHARES) {
    const found = pattern.exec(said);
    if (found) return placeAt(said, found, { unit: "share", value });
  }
  return null;
}

/** A number without a unit counts steps where it is too large to be a value, or carries k or M. */
function bare(said: string): Place | null {
  const found = new RegExp(
    `\\b(?:at|after|around|about|near|from|since|by|until|before|past)\\s+(?:about |around |roughly |~)?${NUMBER}(?![\\d.:]|\\s*(?:%|percent|gb|mb|x\\b|×))`,
  ).exec(said);
  if (!found) return null;
  const value = numberOf(found[1], found[2]);
  if (!Number.isInteger(value) || (found[2] === undefined && value < 100)) return null;
  return placeAt(said, found, { unit: "unknown", value });
}

const START =
  /\b(?:(?:in|at|from) the (?:very )?(?:beginning|start|outset)|from (?:step )?(?:zero|scratch on|the get-go)|right (?:away|from the start)|initially|immediately|early (?:on|in training)|at first|at the first|in the early (?:steps?|epochs?|phases?|iterations?|part|training|stages?)|first (?:thing|iterations?|steps?|batch)|start of (?:the )?training|beginning of (?:the )?training|at (?:initialization|init)|from the first)\b/;
const LATE =
  /\b(?:(?:at|towards?|near|by|until) the (?:very )?end|late (?:in|on)|later (?:in|on)|end of (?:the )?training|eventually|in the end|at last)\b/;

/** Early and late: a tenth of the run is its beginning, the last tenth its end. */
function vague(said: string): Place | null {
  const start = START.exec(said);
  if (start) return startPlace(start[0]);
  const end = LATE.exec(said);
  return end && { ...END, words: end[0] };
}

function startPlace(words: string): Place {
  return { kind: "share", unit: "share", from: 0, to: 0.1, rough: false, words };
}

const END = { kind: "share", unit: "share", from: 0.9, to: 1, rough: false } as const;

function placeAt(
  said: string,
  found: RegExpExecArray,
  { unit, value }: { readonly unit: string | undefined; readonly value: number },
): Place {
  const words = found[0].trim();
  const preposition = PREPOSITION.exec(said.slice(0, found.index))?.[1] ?? /^[a-z]+/.exec(words)?.[0] ?? "";
  const kind = KIND_OF[preposition] ?? "at";
  const rough = /around|about|near|roughly|approximately|~|≈|or so|some/.test(
    said.slice(Math.max(0, found.index - 16), found.index) + found[0],
  );
  return { kind, unit: unit === "share" ? "share" : unitOf(unit), from: value, to: value, rough, words };
}

const PREPOSITION =
  /\b([a-z]+)\s+(?:(?:about|around|roughly|approximately|some|only|just|nearly|almost|the|like|training for)\s+|~\s*)*$/;

const KIND_OF: Readonly<Record<string, Place["kind"]>> = {
  after: "after",
  since: "after",
  past: "after",
  beyond: "after",
  from: "after",
  following: "after",
  before: "before",
  until: "before",
  till: "before",
};

function unitOf(word: string | undefined): Place["unit"] {
  if (word === undefined) return "unknown";
  return new RegExp(`^${EPOCH}$`).test(word) ? "epoch" : "step";
}

function numberOf(digits: string | undefined, suffix: string | undefined): number {
  const value = Number((digits ?? "").replace(/[ ,_]/g, ""));
  if (suffix === undefined) return value;
  return value * (suffix === "k" || suffix === "thousand" ? 1e3 : 1e6);
}
