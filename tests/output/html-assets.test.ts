import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { TOKENS_FILE, tokensCss } from "../../scripts/build-tokens-css.ts";

it("the page's colours are those of the theme; else run scripts/build-tokens-css.ts", () => {
  expect(readFileSync(TOKENS_FILE, "utf8")).toBe(tokensCss());
});

it("the page's scripts are sound by their types", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  expect(
    execFileSync(process.execPath, [tsc, "-p", "templates/scripts"], { cwd: root, encoding: "utf8" }),
  ).toBe("");
});
