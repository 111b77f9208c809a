import { button } from "./elements.ts";
import { said } from "./voice.ts";

/** "Copy as Markdown" under each cell and cause, "Copy" under each snippet and diff. */
export function addCopyButtons(): void {
  for (const cell of document.querySelectorAll<HTMLElement>(".cell")) {
    cell.querySelector(".more")?.append(copyButton("Copy as Markdown", () => markdownOf(cell)));
  }
  for (const card of document.querySelectorAll<HTMLElement>(".verdict, .cause, .request, .checklist")) {
    const line = document.createElement("p");
    line.className = "more";
    line.append(copyButton("Copy as Markdown", () => markdownOf(card)));
    card.querySelector(":scope > .main")?.append(line);
  }
  for (const block of document.querySelectorAll<HTMLElement>(".request pre, .method pre")) {
    block.after(copyButton("Copy", () => block.textContent ?? ""));
  }
}

function copyButton(label: string, text: () => string): HTMLButtonElement {
  const element = button(label, (self) => {
    void copy(text()).then((done) => {
      self.textContent = said(done ? "Copied" : "Copying is not allowed here");
      setTimeout(() => {
        self.textContent = said(label);
      }, 2000);
    });
  });
  element.className = "copy";
  return element;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What a reader would paste into an issue: question, answer, tables, caption, margin. */
function markdownOf(article: HTMLElement): string {
  const parts: string[] = [];
  const asked = article.querySelector(".state, .asked, .kick");
  if (asked) parts.push(`*${lineOf(asked)}*`);
  const heading = article.querySelector("h1, h3");
  if (heading) parts.push(`### ${lineOf(heading)}`);
  for (const element of article.querySelectorAll(
    ".lead, .you-asked, .four, .card, .mech, .why, table, .two li, .fine li, .look dt, .fix pre, .facts, .one, .cap, .sure, .side",
  )) {
    if (element.closest("details:not([open])")) continue;
    parts.push(blockOf(element));
  }
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function blockOf(element: Element): string {
  if (element instanceof HTMLTableElement) return tableOf(element);
  if (element instanceof HTMLPreElement)
    return `\`\`\`diff\n${(element.textContent ?? "").replaceAll("−", "-").trimEnd()}\n\`\`\``;
  if (element instanceof HTMLDListElement) return listOf(element);
  if (element instanceof HTMLLIElement) return `- ${lineOf(element)}`;
  if (element.localName === "dt")
    return `- **${lineOf(element)}** ${element.nextElementSibling ? lineOf(element.nextElementSibling) : ""}`;
  return lineOf(element);
}

function listOf(list: HTMLDListElement): string {
  const terms = [...list.querySelectorAll("dt")];
  return terms
    .map((term) => `- ${lineOf(term)}: ${term.nextElementSibling ? lineOf(term.nextElementSibling) : ""}`)
    .join("\n");
}

function tableOf(table: HTMLTableElement): string {
  const rows = [...table.rows].map(
    (row) => `| ${[...row.cells].map((cell) => lineOf(cell).replaceAll("|", "\\|")).join(" | ")} |`,
  );
  const columns = table.rows[0]?.cells.length ?? 0;
  rows.splice(1, 0, `|${" --- |".repeat(columns)}`);
  return rows.join("\n");
}

function lineOf(element: Element): string {
  const copyOf = element.cloneNode(true) as Element;
  for (const svg of copyOf.querySelectorAll("svg")) svg.remove();
  for (const block of copyOf.querySelectorAll("b, small, span:not(.cut), code")) block.after(" ");
  return (copyOf.textContent ?? "").replace(/\s+/g, " ").trim();
}
