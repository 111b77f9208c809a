import { describe, expect, it } from "vitest";
import { symptoms } from "../../src/symptoms/index.ts";
import { matchSymptom } from "../../src/symptoms/match-symptom.ts";
import { phraseOf } from "../../src/symptoms/phrase.ts";
import { placeIn } from "../../src/symptoms/place.ts";
import { PHRASES, type PhraseRow } from "./phrases.ts";
import { HELD_OUT } from "./phrases-held-out.ts";

describe("what a question asks for", () => {
  it("is found in 95 of 100 wordings", () => {
    const wrong = missesOf(PHRASES);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(0.05 * PHRASES.length);
  });

  it("is found in 95 of 100 wordings that were written afterwards", () => {
    const wrong = missesOf(HELD_OUT);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(0.05 * HELD_OUT.length);
  });
});

function missesOf(rows: readonly PhraseRow[]): string[] {
  return rows.flatMap(([question, symptom, place]) => {
    const found = matchSymptom(phraseOf(question), symptoms)?.id ?? null;
    const where = placeWords(question);
    const right = found === symptom && (symptom === null || where === place);
    return right
      ? []
      : [`${question}: ${found} (${symptom}), ${JSON.stringify(where)} (${JSON.stringify(place)})`];
  });
}

/** "at step 5000", "epoch 3-5", "share 0-0.1", "clock"; empty where none is named. */
function placeWords(question: string): string {
  const place = placeIn(question);
  if (!place) return "";
  const { kind, unit, from, to } = place;
  if (kind === "clock") return "clock";
  const noun = unit === "unknown" ? "step" : unit;
  if (from !== to) return `${noun} ${from}-${to}`;
  return `${kind} ${noun} ${from}`;
}
