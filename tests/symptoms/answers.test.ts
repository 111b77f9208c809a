import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causes } from "../../src/causes/index.ts";
import { checks } from "../../src/checks/index.ts";
import type { SymptomAnswer } from "../../src/model/diagnosis.ts";
import type { Run } from "../../src/model/run.ts";
import { stepAt } from "../../src/model/series.ts";
import { answerQuestion, diagnose } from "../../src/pipeline.ts";
import { medianOf } from "../../src/stats/median-of.ts";
import { symptoms } from "../../src/symptoms/index.ts";
import { eventsOf } from "../events-of.ts";
import { noise } from "../noise.ts";
import { predictionsOf } from "../predictions-of.ts";
import { exampleRun, primaryOf } from "../report/example-run.ts";
import { seriesOf } from "../series-of.ts";

describe("symptoms", () => {
  it("have ids of their own, understand their example, and point to causes that exist", () => {
    const ids = symptoms.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(causes.map(({ id }) => id));
    expect(symptoms.flatMap((one) => one.causes.filter((id) => !known.has(id)))).toEqual([]);
    const run = lossRun([2, 1.5, 1.2, 1]);
    const misread = symptoms.filter(({ id, example }) => ask(run, example).symptom !== id);
    expect(misread.map(({ id, example }) => `${id}: ${example} → ${ask(run, example).symptom}`)).toEqual([]);
  });

  it("leave causes, confidences and evidence as they are", () => {
    const run = exampleRun();
    const plain = diagnose(run);
    for (const { example } of symptoms) {
      const { answer, ...rest } = answerQuestion(example, run, plain);
      expect(answer?.asked).toBe(example);
      expect(rest).toEqual(plain);
    }
  });

  it("answer every question about every kind of run, each in words that end", () => {
    const runs = [
      exampleRun(),
      lossRun([1]),
      lossRun([Number.NaN, Number.NaN]),
      exampleRun({ series: [], primary: {} }),
    ];
    for (const run of runs) {
      for (const { example } of symptoms) {
        const { text, verdict } = ask(run, example);
        expect(text, `${example}: ${verdict}`).toMatch(/^[A-Z].*[.]$/s);
        expect(text).not.toMatch(/undefined|\[object| {2}/);
      }
    }
  });

  it("name checks that exist", () => {
    const known = new Set<string>(checks.map(({ id }) => id));
    const asked = new Set<string>();
    for (const symptom of symptoms) {
      const run = exampleRun();
      const diagnosis = diagnose(run);
      const observed = new Map(diagnosis.observations.map((one) => [one.check, one]));
      const spy = new Proxy(observed, {
        get: (target, key) =>
          key === "get" ? (id: string) => void asked.add(id) : Reflect.get(target, key, target),
      });
      symptom.answer({
        run,
        inputs: {},
        diagnosis,
        observed: spy,
        phrase: { clauses: [], whole: new Set() },
        place: null,
      });
    }
    expect(asked.size).toBeGreaterThan(30);
    expect([...asked].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("the loss", () => {
  const diverging = [2.3, 1.6, 1.2, 1, 0.9, 0.85, 0.82, 1.4, 2.6, 3.9];

  it("diverges at the epoch asked about", () => {
    const answer = ask(epochRun(diverging), "loss diverging at epoch 7");
    expect(answer.verdict).toBe("yes");
    expect(answer.text).toBe(
      "Yes: from step 6 (epoch 6) the training loss rose by 3.08, from 0.82 to 3.9 at step 9 (epoch 9), where it ends (train_loss, metrics.csv:8).",
    );
    expect(answer.sources[0]).toMatchObject({ file: "metrics.csv", line: 8 });
  });

  it("fell through the epoch asked about and rose later", () => {
    const answer = ask(epochRun(diverging), "loss diverging at epoch 3");
    expect(answer.verdict).toBe("no");
    expect(answer.text).toMatch(
      /^No: the training loss fell through epoch 3, from 1.2 at .*; elsewhere, from step 6/,
    );
  });

  it("rose and came back: no divergence, but a rise", () => {
    const run = epochRun([2, 1.5, 1.2, 1, 0.8, 1.3, 0.8, 0.7, 0.65, 0.6]);
    expect(ask(run, "loss diverges").text).toMatch(
      /^No: not for good: from step 4 .* and was back at 0.8 by step 6/,
    );
    expect(ask(run, "training loss goes up at epoch 5").verdict).toBe("yes");
  });

  it("is said to have ended before a place beyond it, and a clock time is no place", () => {
    expect(ask(epochRun(diverging), "nan at epoch 400").text).toMatch(/^No: all 10 logged values/);
    expect(ask(epochRun(diverging), "loss diverging at epoch 400").text).toMatch(
      /^No: train_loss ends at step 9, before epoch 400. Over the whole run: Yes: from/,
    );
    const clock = ask(epochRun(diverging), "loss diverging around 12:30");
    expect(clock.verdict).toBe("cannot-tell");
    expect(clock.text).toContain('"12:30" is a time of day');
  });

  it("turns NaN where it does", () => {
    const run = epochRun([2, 1.5, 1.2, 1, Number.NaN, Number.NaN]);
    expect(ask(run, "nan at epoch 4").text).toBe(
      "Yes: the training loss is NaN from step 4 (epoch 4) to its end; the last number before is 1 at step 3 (epoch 3) (train_loss, metrics.csv:6).",
    );
    expect(ask(run, "nan in epoch 1").verdict).toBe("no");
    expect(ask(run, "loss blew up").text).toMatch(
      /^Yes: from step 4 \(epoch 4\) to its end the training loss is NaN/,
    );
  });

  it("is flat, or learned and then flat, or slows down without an end", () => {
    expect(
      ask(
        stepRun(400, () => 2.3),
        "not learning anything",
      ).verdict,
    ).toBe("yes");
    const early = stepRun(400, (i) => 0.5 + 2 * Math.exp(-i / 20));
    expect(ask(early, "not learning anything").verdict).toBe("no");
    expect(ask(early, "loss is stuck").text).toMatch(
      /^Yes: from step \d+ to the end the training loss stayed between 0.5/,
    );
    const slow = stepRun(400, (i) => 3 / (1 + i / 50));
    expect(ask(slow, "loss plateau").verdict).toBe("no");
  });
});

describe("properties", () => {
  it("a steady fall under noise is never said to rise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 80, max: 900 }), (seed, count) => {
        const next = noise(seed);
        const run = stepRun(count, (i) => 2 * Math.exp((-2 * i) / count) * (0.9 + 0.2 * next()));
        return ask(run, "loss diverges").verdict === "no";
      }),
      { numRuns: 60 },
    );
  });

  it("whoever is told of a rise finds it: the points after the low lie above those about it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 3, maxLength: 50 }),
        fc.constantFrom("loss rises", "loss diverges", "loss rises at step 10", "loss goes up after step 5"),
        (values, question) => {
          const run = lossRun(values);
          const answer = ask(run, question);
          const [range] = answer.at;
          if (answer.verdict !== "yes" || !range) return true;
          const low = values[range.from] ?? Number.NaN;
          const high = values[range.to] ?? Number.NaN;
          const least = Math.min(...values.slice(range.from, range.to + 1));
          return high > low * 1.04 && low <= least + 0.1 * (high - least);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("a planted rise is found at its step, whatever its scale", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 500 }),
        fc.constantFrom(1e-6, 1, 1e6),
        fc.integer({ min: 0, max: 99 }),
        (at, scale, seed) => {
          const next = noise(seed);
          const run = stepRun(800, (i) => scale * (i < at ? 1 : 1.6) * (0.95 + 0.1 * next()));
          const answer = ask(run, `loss diverging at step ${at}`);
          const [range] = answer.at;
          const series = run.series[0];
          if (answer.verdict !== "yes" || !range || !series) return false;
          const near = (step: number) =>
            medianOf(series.values.filter((_, i) => Math.abs(stepAt(series, i) - step) <= 10));
          return Math.abs(range.from - at) <= 40 && near(range.to) > 1.2 * near(range.from);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("no NaN is claimed of a run without one, and every one is found", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: 0.1, max: 9, noNaN: true }), fc.constant(Number.NaN)), {
          minLength: 2,
          maxLength: 40,
        }),
        (values) => (ask(lossRun(values), "loss is nan").verdict === "yes") === values.some(Number.isNaN),
      ),
    );
  });
});

describe("what files hold beside curves", () => {
  it("one answer to everything is read from the predictions", () => {
    const one = predictionsOf(Array.from({ length: 40 }, (_, i) => [i % 2, 0] as const));
    const both = predictionsOf(Array.from({ length: 40 }, (_, i) => [i % 2, i % 2] as const));
    const said = ask(exampleRun({ predictions: { validation: one } }), "always predicts the same class");
    expect(said.text).toBe(
      "Yes: 40 of 40 validation rows are predicted as c0, which is true of 50 % (predictions_validation.csv).",
    );
    expect(ask(exampleRun({ predictions: { validation: both } }), "outputs are all the same").verdict).toBe(
      "no",
    );
    expect(ask(exampleRun({ predictions: {} }), "always predicts the same class").verdict).not.toBe("yes");
  });

  it("an out-of-memory error is quoted from the log; without a log it cannot be told", () => {
    const events = eventsOf(
      ["log-line", "start"],
      ["out-of-memory", "CUDA out of memory. Tried to allocate 2 GiB", 51],
    );
    expect(ask(exampleRun({ events }), "GPU out of memory").text).toMatch(
      /^Yes: one line of the log .* at step 51: "CUDA out of memory/,
    );
    expect(ask(exampleRun({ events: events.slice(0, 1) }), "oom").verdict).toBe("no");
    expect(ask(exampleRun({ events: [] }), "oom").verdict).toBe("cannot-tell");
  });

  it("a question that matches nothing says what can be asked", () => {
    const answer = ask(exampleRun(), "what a nice day");
    expect(answer).toMatchObject({ verdict: "not-understood", symptom: null, causes: [] });
    expect(answer.text).toContain("loss diverges");
  });
});

function ask(run: Run, question: string): SymptomAnswer {
  const { answer } = answerQuestion(question, run, diagnose(run));
  if (!answer) throw new Error("no answer");
  return answer;
}

function lossRun(values: readonly number[], epochs?: readonly number[]): Run {
  const loss = seriesOf(values, { split: "train", cadence: "step", ...(epochs ? { epochs } : {}) });
  return exampleRun({
    series: [loss],
    primary: primaryOf({ "train-loss": loss }),
    predictions: {},
    layers: null,
    config: null,
    facts: {},
    events: [],
  });
}

function epochRun(values: readonly number[]): Run {
  return lossRun(
    values,
    values.map((_, i) => i),
  );
}

function stepRun(count: number, at: (i: number) => number): Run {
  return lossRun(Array.from({ length: count }, (_, i) => at(i)));
}
