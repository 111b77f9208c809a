import { expect, test } from "vitest";
import { accuracyLostUnderAttack } from "../../src/checks/accuracy-lost-under-attack.ts";
import { codesInUseCollapsed } from "../../src/checks/codes-in-use-collapsed.ts";
import { discriminatorWins } from "../../src/checks/discriminator-wins.ts";
import { duplicateSamples } from "../../src/checks/duplicate-samples.ts";
import { generatorLossRises } from "../../src/checks/generator-loss-rises.ts";
import { modesLost } from "../../src/checks/modes-lost.ts";
import { oldTasksLost } from "../../src/checks/old-tasks-lost.ts";
import { repeatedPhrases } from "../../src/checks/repeated-phrases.ts";
import { sampleSpreadCollapsed } from "../../src/checks/sample-spread-collapsed.ts";
import { noise } from "../noise.ts";
import { seriesOf } from "../series-of.ts";

function samples(texts: readonly string[]) {
  return {
    samples: { file: "samples.jsonl", samples: texts.map((text, line) => ({ text, tokens: null, line })) },
  };
}

const random = noise(5);
const letters = (n: number) =>
  Array.from({ length: n }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join("");
const varied = Array.from({ length: 10 }, () => letters(200));

test("texts that repeat themselves or one another", () => {
  expect(repeatedPhrases.observe(samples(varied.map(() => "the same ".repeat(20)))).kind).toBe("present");
  expect(repeatedPhrases.observe(samples(varied)).kind).toBe("absent");
  expect(repeatedPhrases.observe(samples(["short"])).kind).toBe("inconclusive");
  expect(duplicateSamples.observe(samples([...varied.slice(0, 8), ...varied.slice(0, 2)])).kind).toBe(
    "present",
  );
  expect(duplicateSamples.observe(samples(varied)).kind).toBe("absent");
  expect(duplicateSamples.observe(samples(varied.slice(0, 3))).kind).toBe("inconclusive");
});

test("a generator whose samples shrink to a point", () => {
  const spread = (values: readonly number[]) =>
    sampleSpreadCollapsed.observe({ "sample-spread": seriesOf(values, { role: "sample-spread" }) });
  expect(spread([0.5, 1.8, 2, 1, 0.1, 0.02, 0.01, 0.01])).toMatchObject({
    kind: "present",
    at: [{ from: 4, to: 7 }],
  });
  expect(spread([0.5, 1.8, 2, 1.9, 1.8, 1.9]).kind).toBe("absent");
  expect(spread([1, 0.1]).kind).toBe("inconclusive");
});

test("modes that were covered and are lost", () => {
  const modes = (values: readonly number[]) =>
    modesLost.observe({ "modes-covered": seriesOf(values, { role: "modes-covered" }) }).kind;
  expect(modes([2, 6, 8, 3, 1, 1, 1])).toBe("present");
  expect(modes([2, 6, 8, 7, 8, 8])).toBe("absent");
  expect(modes([1, 1, 1, 1])).toBe("inconclusive");
});

test("a discriminator that wins, and a generator that loses", () => {
  const won = Array.from({ length: 50 }, (_, i) => (i < 20 ? 1.3 : 0.01));
  const even = Array.from({ length: 50 }, () => 1.38);
  const d = (values: readonly number[]) =>
    discriminatorWins.observe({ "discriminator-loss": seriesOf(values, { role: "discriminator-loss" }) })
      .kind;
  expect(d(won)).toBe("present");
  expect(d(even)).toBe("absent");
  expect(d(won.map((value) => value - 1))).toBe("inconclusive");
  const g = (values: readonly number[]) =>
    generatorLossRises.observe({ "generator-loss": seriesOf(values, { role: "generator-loss" }) }).kind;
  expect(g(Array.from({ length: 50 }, (_, i) => 0.7 + 0.1 * i))).toBe("present");
  expect(g(Array.from({ length: 50 }, () => 0.7))).toBe("absent");
  expect(g([0.7, 5])).toBe("inconclusive");
});

test("tasks that are forgotten", () => {
  const tasks = (accuracy: readonly (readonly number[])[]) =>
    oldTasksLost.observe({ tasks: { file: "task_accuracy.json", tasks: ["a", "b"], accuracy } }).kind;
  expect(
    tasks([
      [0.95, 0.1],
      [0.4, 0.95],
    ]),
  ).toBe("present");
  expect(
    tasks([
      [0.95, 0.1],
      [0.93, 0.95],
    ]),
  ).toBe("absent");
  expect(tasks([[0.95, 0.1]])).toBe("inconclusive");
});

test("accuracy lost under attack", () => {
  const under = (accuracy: number) =>
    accuracyLostUnderAttack.observe({
      robustness: {
        file: "robustness.json",
        cleanAccuracy: 0.95,
        attacks: [{ name: "FGSM", epsilon: 0.1, accuracy }],
      },
    }).kind;
  expect(under(0.4)).toBe("present");
  expect(under(0.8)).toBe("absent");
  const none = { robustness: { file: "robustness.json", cleanAccuracy: 0.95, attacks: [] } };
  expect(accuracyLostUnderAttack.observe(none).kind).toBe("inconclusive");
});

test("a code book of which a few codes stay in use", () => {
  const observe = (values: readonly number[]) =>
    codesInUseCollapsed.observe({ "code-perplexity": seriesOf(values, { role: "code-perplexity" }) });
  const fallen = [120, 300, 500, 400, 200, 90, 60, 40, 30, 28, 27, 26];
  expect(observe(fallen)).toMatchObject({ kind: "present", at: [{ from: 7, to: 11 }] });
  expect(observe([20, 60, 120, 300, 400, 410, 420, 430, 425, 428, 430, 431]).kind).toBe("absent");
  // Two codes of a quantizer that never used more are no collapse of this run.
  expect(observe(fallen.map(() => 2)).kind).toBe("inconclusive");
  expect(observe([500, 20]).kind).toBe("inconclusive");
});
