import { expect, test } from "vitest";
import { configEntries } from "../../src/readers/config-file/read-config.ts";
import { valueOfText } from "../../src/readers/text-value.ts";
import { configOfYaml } from "../../src/readers/wandb/config-yaml.ts";

test("an object that PyYAML wrote once and named again is read at both places", () => {
  const text = "betas:\n  value: &id001 [0.9, 0.99]\nother:\n  value: *id001\n";
  expect(configOfYaml("config.yaml", text).map(({ key, value }) => ({ key, value }))).toEqual([
    { key: "betas", value: [0.9, 0.99] },
    { key: "other", value: [0.9, 0.99] },
  ]);
});

test("aliases of aliases that would make a small text huge leave it as it is written", () => {
  const lists = Array.from({ length: 9 }, (_, i) => `&b${i + 1} [${`*b${i}, `.repeat(9)}]`);
  const bomb = `[&b0 [1, 1], ${lists.join(", ")}]`;
  expect(valueOfText(bomb)).toBe(bomb);
});

test("mappings as keys of mappings do not double the memory with each level", () => {
  const { entries } = configEntries("config.json", `${"{\n ".repeat(60)}"lr`);
  expect(entries.length).toBeLessThan(100);
  expect(entries.every(({ key }) => key.length < 200)).toBe(true);
});
