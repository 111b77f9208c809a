import { describe, expect, it } from "vitest";
import { causes } from "../../src/causes/index.ts";
import { checks } from "../../src/checks/index.ts";
import { withPlugin } from "../../src/own/plugin-parts.ts";
import { readers } from "../../src/readers/index.ts";

const USUAL = { checks, causes, readers };

const CHECK = {
  id: "own-check",
  title: "Own",
  question: "Own?",
  needs: ["train-loss"],
  signal: "train-curve",
  thresholds: { most: { value: 1, source: "a house rule" } },
  detect: (): unknown => ({ kind: "present", strength: 1, at: [], claim: "it is so", measured: [] }),
};
const CAUSE = {
  id: "own-cause",
  title: "Own",
  mechanism: "It is so.",
  expects: [{ check: "own-check", weight: 2 }],
  logNextTime: "the loss",
};

function errorOf(exported: Readonly<Record<string, unknown>>): string {
  try {
    withPlugin(USUAL, "mine.mjs", exported);
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

describe("a module of the user's own", () => {
  it("adds its parts after postrun's, and leaves those as they are", () => {
    const parts = withPlugin(USUAL, "mine.mjs", { checks: [CHECK], causes: [CAUSE] });
    expect(parts.checks.slice(0, checks.length)).toEqual(checks);
    expect(parts.checks.at(-1)?.id).toBe("own-check");
    expect(parts.causes.at(-1)).toMatchObject({ id: "own-cause", broughtBy: "mine.mjs", fixes: [] });
    expect(parts.readers).toBe(readers);
  });

  it.each([
    [{}, 'the module is "without parts", expected an export named checks, causes or readers'],
    [{ check: [] }, "the module.check is"],
    [{ checks: CHECK }, "checks is an object, expected a list"],
    [{ checks: [{ ...CHECK, id: "Own" }] }, 'checks[0].id is "Own", expected an id such as'],
    [{ checks: [{ ...CHECK, id: "train-loss-wanders" }] }, "expected an id that is not taken yet"],
    [{ checks: [CHECK, CHECK] }, 'checks[1].id is "own-check", expected an id that is not taken yet'],
    [{ checks: [{ ...CHECK, needs: ["loss"] }] }, 'checks[0].needs[0] is "loss", expected one of train-loss'],
    [{ checks: [{ ...CHECK, signal: "smell" }] }, 'checks[0].signal is "smell", expected one of train-curve'],
    [{ checks: [{ ...CHECK, detect: 3 }] }, "checks[0].detect is 3, expected a function"],
    [
      { checks: [{ ...CHECK, thresholds: { most: 1 } }] },
      "checks[0].thresholds.most is 1, expected an object",
    ],
    [
      { checks: [{ ...CHECK, thresholds: { most: { value: 1 } } }] },
      "most.source is absent, expected a text",
    ],
    [{ causes: [CAUSE] }, 'causes[0].expects[0].check is "own-check", expected the id of a check'],
    [{ checks: [CHECK], causes: [{ ...CAUSE, id: "overfitting" }] }, "expected an id that is not taken yet"],
    [
      { checks: [CHECK], causes: [{ ...CAUSE, expects: [] }] },
      "causes[0].expects is a list, expected a list with at least one",
    ],
    [
      { checks: [CHECK], causes: [{ ...CAUSE, expects: [{ check: "own-check", weight: 40 }] }] },
      "weight is 40, expected a number from 0 to 4",
    ],
    [
      { checks: [CHECK], causes: [{ ...CAUSE, broughtBy: "x" }] },
      'causes[0].broughtBy is "there", expected only',
    ],
    [{ readers: [{ id: "own" }] }, "readers[0].sniff is absent, expected a function"],
    [
      { readers: [{ id: "wandb", title: "x", sniff: () => 1, read: () => [] }] },
      "expected an id that is not taken yet",
    ],
  ])("%j is refused with its place", (exported, message) => {
    expect(errorOf(exported)).toContain("Wrong mine.mjs: ");
    expect(errorOf(exported)).toContain(message);
  });

  it.each([
    [{ kind: "maybe" }],
    [{ kind: "present", strength: 2, at: [], claim: "x", measured: [] }],
    [{ kind: "present", strength: 1, at: [{ from: 2, to: 1 }], claim: "x", measured: [] }],
    [{ kind: "absent", claim: "" }],
    [null],
  ])("an answer %j is a failed check, not evidence", (answer) => {
    const { checks: all } = withPlugin(USUAL, "mine.mjs", {
      checks: [{ ...CHECK, needs: [], detect: () => answer }],
    });
    expect(() => all.at(-1)?.observe({})).toThrow(/^Wrong mine\.mjs: what checks\[0\]\.detect returned/);
  });
});
