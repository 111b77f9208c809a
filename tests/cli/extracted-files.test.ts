import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, expect, it } from "vitest";
import { capture } from "./capture.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const base = mkdtempSync(join(tmpdir(), "postrun-extracted-"));

afterAll(() => rmSync(base, { recursive: true, force: true }));

it("extract writes JSON that the published schema describes", async () => {
  const schemas = ["diagnosis", "postrun"].map((name) =>
    JSON.parse(readFileSync(join(ROOT, `docs/schemas/${name}.schema.json`), "utf8")),
  );
  const ajv = new Ajv2020({ strict: false }).addSchema(schemas[0]);
  const validate = ajv.compile(schemas[1]);
  await capture(["report", join(ROOT, "fixtures/scenarios/overfit"), "--out", base]);
  const { code } = await capture(["extract", join(base, "overfit.html"), "--out", base]);
  expect(code).toBe(0);
  for (const name of ["result", "sources", "figures", "run"]) {
    const value = JSON.parse(readFileSync(join(base, `${name}.json`), "utf8"));
    validate(value);
    expect(validate.errors ?? [], name).toEqual([]);
    expect(validate({ ...value, schema: "postrun.other/1" })).toBe(false);
  }
}, 90_000);
