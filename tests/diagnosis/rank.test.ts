import { describe, expect, it } from "vitest";
import { calibration } from "../../src/diagnosis/calibration.generated.ts";
import { ACT_AT, type CalibrationTable, TIERS } from "../../src/diagnosis/confidence.ts";
import { deathFirst, rankCauses } from "../../src/diagnosis/rank.ts";
import { weighCause } from "../../src/diagnosis/weigh.ts";
import type { Cause } from "../../src/model/cause.ts";
import type { ObservedOutcome, SignalKind } from "../../src/model/check.ts";
import type { Observation } from "../../src/model/diagnosis.ts";

const levels = [
  { score: 0.5, probability: 0.3, calls: 10, right: 3 },
  { score: 3, probability: 0.9, calls: 10, right: 9 },
];
const table: CalibrationTable = {
  fittedOn: "test",
  levels: { contested: levels, single: levels, several: levels, decisive: levels },
};

describe("weighCause", () => {
  it("missing data lowers coverage and leaves the score", () => {
    const cause = causeOf("a", [
      { check: "x", weight: 3 },
      { check: "y", weight: 2, whenAbsent: 1 },
    ]);
    const weighing = weighCause(
      cause,
      seen([present("x"), other("y", { kind: "not-applicable", missing: ["layers"] })]),
    );
    expect(weighing.score).toBe(3);
    expect(weighing.missing).toEqual(["y"]);
  });

  it("an absent clue takes away what it states, an inconclusive one nothing", () => {
    const cause = causeOf("a", [
      { check: "x", weight: 3 },
      { check: "y", weight: 2, whenAbsent: 1 },
    ]);
    const absent = weighCause(
      cause,
      seen([present("x"), other("y", { kind: "absent", claim: "no y", measured: [] })]),
    );
    const unsure = weighCause(
      cause,
      seen([present("x"), other("y", { kind: "inconclusive", reason: "too short" })]),
    );
    expect(absent.score).toBe(2);
    expect(unsure.score).toBe(3);
  });
});

describe("rankCauses", () => {
  it("one kind of record never passes 0.8, two do", () => {
    const cause = causeOf("a", [
      { check: "x", weight: 4 },
      { check: "y", weight: 4 },
    ]);
    const one = rankCauses([cause], [present("x"), present("y")], table);
    const two = rankCauses([cause], [present("x"), present("y", "gradient-norm")], table);
    expect(one.standings[0]?.confidence).toBeLessThan(ACT_AT);
    expect(two.standings[0]?.confidence).toBeGreaterThanOrEqual(ACT_AT);
  });

  it("a decisive clue passes alone", () => {
    const cause = causeOf("a", [{ check: "x", weight: 4, decisive: "the tool says so" }]);
    expect(rankCauses([cause], [present("x")], table).standings[0]?.confidence).toBeGreaterThanOrEqual(
      ACT_AT,
    );
  });

  it("two look-alikes with the same evidence stay below 0.8", () => {
    const clues = [
      { check: "x", weight: 4 },
      { check: "y", weight: 4 },
    ];
    const a = causeOf("a", clues, [{ cause: "b", unless: "b would show z" }]);
    const b = causeOf("b", clues, [{ cause: "a", unless: "a would show z" }]);
    const { standings } = rankCauses([a, b], [present("x"), present("y", "gradient-norm")], table);
    expect(standings.map(({ tier }) => tier)).toEqual(["contested", "contested"]);
    for (const { confidence } of standings) expect(confidence).toBeLessThan(ACT_AT);
  });

  it("a consequence never stands above its root", () => {
    const root = causeOf("root", [{ check: "x", weight: 4, decisive: "source" }]);
    const effect = causeOf(
      "effect",
      [
        { check: "y", weight: 6 },
        { check: "z", weight: 6 },
      ],
      [{ cause: "root", unless: "nothing", explains: true }],
    );
    const observations = [present("x"), present("y", "layers"), present("z", "gradient-norm")];
    const { standings } = rankCauses([effect, root], observations, table);
    expect(standings.map(({ weighing, role }) => [weighing.cause.id, role])).toEqual([
      ["root", "root"],
      ["effect", "consequence"],
    ]);
    expect(standings[1]?.confidence).toBeLessThan(standings[0]?.confidence ?? 0);
  });
});

describe("the fitted table", () => {
  it("is monotone in the score in every tier", () => {
    for (const tier of TIERS) {
      const levels = calibration.levels[tier];
      for (const [i, level] of levels.entries()) {
        const before = levels[i - 1];
        if (!before) continue;
        expect(level.score).toBeGreaterThan(before.score);
        expect(level.probability).toBeGreaterThanOrEqual(before.probability);
      }
    }
  });
});

function causeOf(id: string, expects: Cause["expects"], lookAlikes: Cause["lookAlikes"] = []): Cause {
  return {
    id,
    title: id,
    mechanism: "",
    expects,
    excludes: [],
    lookAlikes,
    fixes: [],
    requests: [],
    logNextTime: "",
    damage: "loss",
    references: [],
  };
}

function present(check: string, signal: SignalKind = "train-curve"): Observation {
  return { ...other(check, { kind: "present", strength: 1, at: [], claim: check, measured: [] }), signal };
}

function other(check: string, outcome: ObservedOutcome): Observation {
  return {
    check,
    title: check,
    question: check,
    signal: "train-curve",
    ground: "computed",
    outcome,
    sources: [],
  };
}

function seen(observations: readonly Observation[]): ReadonlyMap<string, Observation> {
  return new Map(observations.map((observation) => [observation.check, observation]));
}

describe("deathFirst", () => {
  const seenBoth = [present("x"), present("y")];
  const slow: Cause = { ...causeOf("slow", [{ check: "x", weight: 4 }]), damage: "resources" };

  it("what only costs time stands below what may have killed the run, however sure it is", () => {
    const killer = causeOf("killer", [{ check: "y", weight: 1 }]);
    const { standings } = rankCauses([slow, killer], seenBoth, table);
    expect(standings.map(({ weighing }) => weighing.cause.id)).toEqual(["slow", "killer"]);
    const ordered = deathFirst(standings);
    expect(ordered.map(({ weighing, role }) => [weighing.cause.id, role])).toEqual([
      ["killer", standings[1]?.role],
      ["slow", "contributing"],
    ]);
    expect(ordered.at(-1)?.confidence).toBe(standings[0]?.confidence);
  });

  it("a leak that brings the death about keeps its place", () => {
    const broken: Cause = {
      ...causeOf("broken", [{ check: "y", weight: 1 }]),
      lookAlikes: [{ cause: "slow", unless: "there is no leak", explains: true }],
    };
    const { standings } = rankCauses([slow, broken], seenBoth, table);
    expect(deathFirst(standings).map(({ weighing }) => weighing.cause.id)).toEqual(["slow", "broken"]);
  });
});
