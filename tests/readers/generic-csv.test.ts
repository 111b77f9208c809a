import { describe, expect, test } from "vitest";
import { genericCsv } from "../../src/readers/generic-csv/reader.ts";
import { noticesIn, pointsOf, readParts, seriesIn, sniffScore } from "./read-parts.ts";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

async function readOne(text: string | Uint8Array, options: { name?: string; chunkSize?: number } = {}) {
  return readParts(genericCsv, { [options.name ?? "log.csv"]: text }, options.chunkSize);
}

describe("values", () => {
  test("an empty cell is no point, every spelling of a non-finite number is one", async () => {
    const text =
      "step,loss\n0,\n1,nan\n2,-nan\n3,1.#QNAN\n4,Inf\n5,-Infinity\n6,NA\n7,None\n8, \n9,0\n10,tensor(0.5)\n";
    const { loss } = seriesIn(await readOne(text));
    expect(pointsOf(loss)).toEqual([
      [1, nan],
      [2, nan],
      [3, nan],
      [4, inf],
      [5, -inf],
      [9, 0],
      [10, 0.5],
    ]);
  });

  test("decimal commas are read where semicolons separate", async () => {
    const { Loss } = seriesIn(await readOne("Epoch;Loss\r\n1;2,5\r\n2;0,125\r\n"));
    expect(pointsOf(Loss)).toEqual([
      [1, 2.5],
      [2, 0.125],
    ]);
  });

  test("words among numbers are told with their line", async () => {
    const parts = await readOne("step,loss\n0,1\n1,oops\n2,3\n");
    expect(pointsOf(seriesIn(parts)["loss"])).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(noticesIn(parts)).toEqual([
      'value-not-numeric: Column loss holds words in 1 of 3 rows, the first "oops" @3',
    ]);
  });
});

describe("layout of the file", () => {
  test("line numbers count the header, comments, blank lines and line ends within quotes", async () => {
    const text = '# {"a": 1, "b": 2}\r\nstep,loss,note\r\n0,1,"two\nlines"\r\n\r\n1,2,x\r\n';
    const { loss } = seriesIn(await readOne(text));
    expect([...(loss?.axes.row ?? [])]).toEqual([3, 6]);
    expect(loss?.axes.rowUnit).toBe("line");
  });

  test.each([1, 2, 3, 7, 64])("chunks of %i bytes give the same as one", async (chunkSize) => {
    const text = 'step,"größe",loss\r\n0,1.5,2\r\n1,"2.5",nan\r\n2,,4';
    const bytes = new TextEncoder().encode(text);
    const chunked = seriesIn(await readOne(bytes, { chunkSize }));
    expect(pointsOf(chunked["größe"])).toEqual([
      [0, 1.5],
      [1, 2.5],
    ]);
    expect(pointsOf(chunked["loss"])).toEqual([
      [0, 2],
      [1, nan],
      [2, 4],
    ]);
  });

  test("a byte order mark and UTF-16 are read", async () => {
    const utf16 = new Uint8Array(Buffer.from("\uFEFFstep\tloss\n0\t1\n1\t2\n", "utf16le"));
    const parts = await readOne(utf16, { name: "curve.tsv", chunkSize: 5 });
    expect(pointsOf(seriesIn(parts)["loss"])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(noticesIn(parts)[0]).toMatch(/^byte-order-mark/);
  });

  test("a repeated header is told and gives no row", async () => {
    const parts = await readOne("step,loss\n0,1\nstep,loss\n0,2\n");
    expect(pointsOf(seriesIn(parts)["loss"])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(noticesIn(parts)[0]).toMatch(/^header-repeated: .* once .* @3$/);
  });

  test("short rows of numbers keep their cells, others are left out with the first line", async () => {
    const parts = await readOne("step,a,b\n0,1,2\n1,3\n2,1,2,3\n3,x\n4,5,6\n");
    expect(pointsOf(seriesIn(parts)["a"])).toEqual([
      [0, 1],
      [1, 3],
      [4, 5],
    ]);
    expect(noticesIn(parts).map((notice) => notice.replace(/:.*@/, " @"))).toEqual([
      "damaged-record @3",
      "damaged-record @4",
      "damaged-record @5",
    ]);
  });

  test("a row that the end of the file cuts is left out", async () => {
    const parts = await readOne("step,a,b\n0,1,2\n1,3.");
    expect(pointsOf(seriesIn(parts)["a"])).toEqual([[0, 1]]);
    expect(noticesIn(parts)).toEqual([
      "truncated-file: The file ends in the middle of a row, which is left out @3",
    ]);
  });

  test("a table printed with runs of blanks is read", async () => {
    const text = "Iteration   Loss\n0           1.5\n10          1.25\n";
    expect(pointsOf(seriesIn(await readOne(text, { name: "log.txt" }))["Loss"])).toEqual([
      [0, 1.5],
      [10, 1.25],
    ]);
  });
});

describe("axes", () => {
  test("columns of all rows share one index, and all columns share one set of axes", async () => {
    const { a, b, c } = seriesIn(await readOne("step,a,b,c\n0,1,2,\n1,3,4,5\n"));
    expect(a?.axes).toBe(c?.axes);
    expect([...(a?.index ?? [])]).toEqual([0, 1]);
    expect(a?.index.buffer).toBe(b?.index.buffer);
    expect([...(c?.index ?? [])]).toEqual([1]);
  });

  test("a batch column that starts anew is counted on, with the epochs as fractions", async () => {
    const { loss } = seriesIn(await readOne("Epoch,Batch,loss\n0,0,1\n0,1,2\n1,0,3\n1,1,4\n"));
    expect(pointsOf(loss)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect([...(loss?.axes.epoch ?? [])]).toEqual([0.5, 1, 1.5, 2]);
  });

  test("epochs counted from 0 and from 1 are both epochs done", async () => {
    const zero = seriesIn(await readOne("epoch,loss\n0,1\n1,2\n"))["loss"];
    const one = seriesIn(await readOne("epoch,loss\n1,1\n2,2\n"))["loss"];
    expect([...(zero?.axes.epoch ?? [])]).toEqual([1, 2]);
    expect([...(one?.axes.epoch ?? [])]).toEqual([1, 2]);
    expect([...(zero?.axes.step ?? [])]).toEqual([0, 1]);
  });

  test("Unix times in milliseconds and ISO times become seconds", async () => {
    const ms = seriesIn(await readOne("step,timestamp,loss\n0,1700000000500,1\n1,1700000001500,2\n"))["loss"];
    const iso = seriesIn(await readOne("step,timestamp,loss\n0,2023-11-14T22:13:20.500Z,1\n"))["loss"];
    expect([...(ms?.axes.time ?? [])]).toEqual([1700000000.5, 1700000001.5]);
    expect(iso?.axes.time?.[0]).toBeCloseTo(1700000000.5, 3);
  });

  test("without a count, rows are counted, and that is told", async () => {
    const parts = await readOne("loss,acc\n2,0.1\n1,0.2\n");
    expect(seriesIn(parts)["loss"]?.axes.stepUnit).toBe("row");
    expect(noticesIn(parts)[0]).toMatch(/^axis-derived/);
  });
});

test("a long table gives one series for each name", async () => {
  const parts = await readOne("step,name,value\n0,loss,2\n0,acc,0.5\n1,loss,1\n");
  const series = seriesIn(parts);
  expect(Object.keys(series)).toEqual(["loss", "acc"]);
  expect(pointsOf(series["loss"])).toEqual([
    [0, 2],
    [1, 1],
  ]);
});

test("trainings that log the same beside each other are groups of their own, splits are not", async () => {
  const text = "step,loss\n0,1\n";
  const two = await readParts(genericCsv, { "a/one.csv": text, "a/two.csv": text });
  const split = await readParts(genericCsv, { "a/train.csv": text, "a/val.csv": text });
  const groups = (parts: typeof two) =>
    parts.filter(({ kind }) => kind === "series").map(({ group }) => group);
  expect(groups(two)).toEqual(["a/one", "a/two"]);
  expect(groups(split)).toEqual(["a", "a"]);
  expect(Object.keys(seriesIn(split))).toEqual(["train loss", "validation loss"]);
});

describe("what cannot be read", () => {
  test.each([
    [
      "no numbers",
      "step,loss\nx,y\n",
      "Cannot read log.csv: a table of numbers is expected, none of its 1 rows holds a number",
    ],
    [
      "no rows",
      "step,loss\n",
      "Cannot read log.csv: a table of numbers is expected, it has a header and no rows",
    ],
    [
      "bytes",
      "\0\x01\x02\x03",
      "Cannot read log.csv: a table of separated values is expected, its first lines are none",
    ],
    ["nothing", "", "Cannot read log.csv: the file is empty"],
  ])("%s", async (_, text, message) => {
    await expect(readOne(text)).rejects.toThrow(message);
  });

  test("a quote that is never closed is no reason to hold the file in memory", async () => {
    const text = `step,loss\n0,"${"1,2\n".repeat(400_000)}`;
    await expect(readOne(text)).rejects.toThrow(
      "Cannot read log.csv, line 2: a quote opens there and is not closed within 1 MiB",
    );
  });
});

test("tables of examples beside a run are left to others", () => {
  const others = { "a.csv": "step,loss\n" };
  expect(sniffScore(genericCsv, { "metrics.csv": "step,loss\n0,1\n", ...others })).toBe(0.4);
  expect(sniffScore(genericCsv, { "predictions_val.csv": "id,y_true,y_pred\na,1,1\n", ...others })).toBe(0);
  expect(
    sniffScore(genericCsv, { "train.log": "epoch 1 loss 2 acc 3\nepoch 2 loss 1 acc 4\n", ...others }),
  ).toBe(0);
  expect(sniffScore(genericCsv, { "data.json": '{"a": 1, "b": 2}\n' })).toBe(0);
});
