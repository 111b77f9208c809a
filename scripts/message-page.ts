import { MESSAGES } from "../src/locale/messages/messages.ts";

/** docs/messages.md: the ids by which `words` in postrun.yaml names a message. */
export function messagePage(head: string): string {
  const rows = [...MESSAGES].map(([id, { en }]) => `| \`${id}\` | ${en.replaceAll("|", "\\|")} |`);
  return [
    `${head}# Messages`,
    "",
    "The report's own words, by id: what `words` in [postrun.yaml](own/language.md) may say otherwise. `{n}`, `{m}` and `{k}` stand for numbers, `{raw}` for names, other blanks for texts; a wording of your own has the same blanks.",
    "",
    "| id | English |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
