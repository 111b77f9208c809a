import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsvTable } from "../../../src/readers/tables/csv-table.ts";
import { decimalValue } from "../../../src/readers/tables/decimal-value.ts";
import { PlainRows } from "../../../src/readers/tables/plain-rows.ts";
import { sourceOf } from "../../source-of.ts";

const sign = fc.constantFrom("", "-", "+");
const digits = fc.stringMatching(/^\d{0,22}$/);
const fraction = fc.oneof(
  fc.constant(""),
  digits.map((text) => `.${text}`),
);
const power = fc.oneof(
  fc.constant(""),
  fc
    .tuple(fc.constantFrom("e", "E", "e-", "e+"), fc.integer({ min: 0, max: 400 }))
    .map((part) => part.join("")),
);

test("a decimal is the number that Number makes of it, to the last bit", () => {
  fc.assert(
    fc.property(fc.tuple(sign, digits, fraction, power), (parts) => {
      const cell = parts.join("");
      const rows = new PlainRows(2, ",");
      const bytes = new TextEncoder().encode(`${cell},1\n`);
      const isRead = rows.read(bytes, 0, bytes.length) === bytes.length - 1;
      fc.pre(cell !== "");
      expect(isRead).toBe(!Number.isNaN(Number(cell)));
      if (isRead) expect([...rows.values]).toEqual([Number(cell), 1]);
    }),
    { numRuns: 2_000 },
  );
});

test("every double comes back from its shortest and from its longest spelling", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const cell of [String(value), value.toPrecision(17), value.toExponential(18)]) {
        const rows = new PlainRows(1, ",");
        const bytes = new TextEncoder().encode(`${cell}\n`);
        expect(rows.read(bytes, 0, bytes.length)).toBe(cell.length);
        expect(rows.values[0]).toBe(Number(cell));
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a decimal half way between two doubles is rounded as Number rounds it, or left to Number", () => {
  const fc53 = fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n });
  fc.assert(
    fc.property(
      fc53,
      fc.constantFrom(-1n, 0n, 1n),
      fc.integer({ min: -22, max: -3 }),
      (half, nudge, exponent) => {
        const text = String((half * 2n + 1n) * 10n + nudge);
        const shape = { tailDigits: text.length - 15, exponent };
        const value = decimalValue(Number(text.slice(0, 15)), Number(text.slice(15)), shape);
        if (!Number.isNaN(value)) expect(value).toBe(Number(`${text}e${exponent}`));
      },
    ),
    { numRuns: 2_000 },
  );
});

const cell = fc.constantFrom(
  "1",
  "0.25",
  "-3e-5",
  "",
  "nan",
  "inf",
  " 7",
  "abc",
  "#x",
  "0x1F",
  "1,5",
  "9".repeat(25),
  "é",
);
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(","));
const ends = fc.constantFrom("\n", "\r\n");

test("rows read from bytes and rows that papaparse splits make the same table", async () => {
  const table = fc.tuple(
    fc.array(row, { minLength: 1, maxLength: 8 }),
    ends,
    fc.boolean(),
    fc.integer({ min: 1, max: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ([rows, end, closed, chunkSize]) => {
      const text = ["step,a,b", "1,2,3", ...rows].join(end) + (closed ? end : "");
      const plain = await tableOf(text, chunkSize);
      // A quoted cell in the first row sends the file to papaparse.
      const quoted = await tableOf(text.replace(`${end}1,2,3`, `${end}"1",2,3`), chunkSize);
      expect(plain).toEqual(quoted);
    }),
    { numRuns: 300 },
  );
});

async function tableOf(text: string, chunkSize: number): Promise<unknown> {
  const [file] = sourceOf({ "metrics.csv": text }, { chunkSize }).files;
  if (file === undefined) throw new Error("one file");
  const { dialect: _, ...table } = await readCsvTable(file);
  return table;
}
