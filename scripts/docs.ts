// npm run docs [-- --check]: writes docs/causes.md, docs/checks.md and docs/readers.md from the units' own metadata.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { causes } from "../src/causes/index.ts";
import { checks } from "../src/checks/index.ts";
import type { Cause } from "../src/model/cause.ts";
import type { Check } from "../src/model/check.ts";
import { readers } from "../src/readers/index.ts";
import { causePages } from "./cause-pages.ts";
import { formatPages } from "./format-pages.ts";
import { messagePage } from "./message-page.ts";

const HEAD = "<!-- Written by `npm run docs`; never edited by hand. -->\n\n";
const PAGES: Readonly<Record<string, string>> = {
  "causes.md": causesPage(),
  "checks.md": checksPage(),
  "messages.md": messagePage(HEAD),
};

const stale: string[] = [];
for (const [name, text] of [
  ...Object.entries(PAGES),
  ...(await causePages()),
  ...formatPages(readers, HEAD),
]) {
  const file = resolve(import.meta.dirname, "../docs", name);
  if (!process.argv.includes("--check")) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, "utf8") !== text) stale.push(`docs/${name}`);
}
if (stale.length > 0) {
  console.error(`stale: ${stale.join(", ")}; run npm run docs`);
  process.exitCode = 1;
}

function causesPage(): string {
  const contents = causes.map(({ id, title }) => `- [${title}](#${id})`).join("\n");
  return `${HEAD}# Causes\n\nThe ${causes.length} root causes that postrun names. What confidence and coverage mean stands in [ARCHITECTURE.md](../ARCHITECTURE.md).\n\n${contents}\n\n${causes.map(causeText).join("\n")}`;
}

function causeText(cause: Cause): string {
  const lines = [
    `## <a id="${cause.id}"></a>${cause.title}\n`,
    `\`${cause.id}\`. ${cause.mechanism}\n`,
    "| speaks for it | weight | |\n| --- | ---: | --- |",
    ...cause.expects.map(({ check, weight, whenAbsent, decisive }) => {
      const notes = [
        decisive ? `decisive: ${decisive}` : "",
        whenAbsent ? `takes ${whenAbsent} away when absent` : "",
      ];
      return `| ${checkLink(check)} | ${weight} | ${cell(notes.filter((note) => note !== "").join("; "))} |`;
    }),
    "",
    list("Speaks against it", cause.excludes, ({ check, because }) => `${checkLink(check)}: ${because}`),
    list("Looks like", cause.lookAlikes, ({ cause: other, unless, explains }) =>
      explains ? `[${other}](#${other}), which brings it about` : `[${other}](#${other}); not when ${unless}`,
    ),
    list(
      "Fixes",
      cause.fixes,
      ({ action, effect, effectSource, effort, risk, verify }) =>
        `**${action}.** ${effect} (${effectSource}). Effort ${effort}. Risk: ${risk} Verify: ${verify}`,
    ),
    list("Asks for, where undecided", cause.requests, ({ artifact, why }) => `\`${artifact}\`: ${why}`),
    `Log next time: ${cause.logNextTime}\n`,
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function list<T>(title: string, items: readonly T[], words: (item: T) => string): string | null {
  if (items.length === 0) return null;
  return `${title}:\n\n${items.map((item) => `- ${words(item)}`).join("\n")}\n`;
}

function checksPage(): string {
  return `${HEAD}# Checks\n\nThe ${checks.length} questions that postrun asks of a run. A check answers present, absent, inconclusive (with the reason) or not applicable (with what is missing). Each threshold states where it comes from.\n\n${checks.map(checkText).join("\n")}`;
}

function checkText(check: Check): string {
  const users = causes
    .filter(({ expects }) => expects.some((clue) => clue.check === check.id))
    .map(({ id }) => id);
  const rows = Object.entries(check.thresholds).map(
    ([name, { value, source }]) => `| ${name} | ${value} | ${cell(source)} |`,
  );
  const table =
    rows.length === 0 ? [] : ["", "| threshold | value | from |", "| --- | ---: | --- |", ...rows];
  const regimes = check.regimes === null ? "" : ` Asked of: ${check.regimes.join(", ")}.`;
  return [
    `## <a id="${check.id}"></a>${check.title}\n`,
    `\`${check.id}\`. ${check.question}\n`,
    `Needs ${words(check.needs)}.${check.uses.length > 0 ? ` Uses ${words(check.uses)} where there.` : ""} Kind of record: ${check.signal}. Ground: ${check.ground}.${regimes}${users.length > 0 ? ` Speaks for ${users.map((id) => `[${id}](causes.md#${id})`).join(", ")}.` : ""}`,
    ...table,
    "",
  ].join("\n");
}

function checkLink(id: string): string {
  const check = checks.find((candidate) => candidate.id === id);
  return `[${check?.title ?? id}](checks.md#${id})`;
}

function words(names: readonly string[]): string {
  return names.map((name) => name.replaceAll("-", " ")).join(", ");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
