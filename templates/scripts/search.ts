import { button } from "./elements.ts";
import { said } from "./voice.ts";

/** Search through the whole page, folded parts too; left out where the browser cannot mark text without changing it. */
export function addSearch(tools: HTMLElement): void {
  if (!("highlights" in CSS)) return;
  const holder = document.createElement("span");
  holder.className = "find";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = said("Search");
  input.setAttribute("aria-label", said("Search in this report"));
  input.setAttribute("aria-keyshortcuts", "/");
  const count = document.createElement("output");
  count.setAttribute("aria-live", "polite");
  let matches: Range[] = [];
  let at = -1;
  const step = (by: number): void => {
    if (matches.length === 0) return;
    at = (at + by + matches.length) % matches.length;
    show(matches[at]);
    count.textContent = `${at + 1} / ${matches.length}`;
  };
  const clear = (): void => {
    input.value = "";
    matches = [];
    at = -1;
    count.textContent = "";
    CSS.highlights.delete("found");
    CSS.highlights.delete("now");
  };
  input.addEventListener("input", () => {
    if (input.value === "") return clear();
    matches = find(input.value.trim().toLowerCase());
    at = -1;
    CSS.highlights.set("found", new Highlight(...matches));
    CSS.highlights.delete("now");
    count.textContent = input.value.trim().length < 2 ? "" : `${matches.length} ${said("found")}`;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") clear();
  });
  const next = button("Next", () => step(1));
  next.title = said("Next match");
  holder.append(input, count, next);
  tools.append(holder);
}

function find(text: string): Range[] {
  const main = document.querySelector("main");
  if (text.length < 2 || !main) return [];
  const matches: Range[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("svg, script, style, .copy")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const lower = (node.nodeValue ?? "").toLowerCase();
    for (let from = lower.indexOf(text); from >= 0; from = lower.indexOf(text, from + text.length)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + text.length);
      matches.push(range);
    }
  }
  return matches;
}

function show(range: Range | undefined): void {
  const element = range?.startContainer.parentElement;
  if (!range || !element) return;
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  CSS.highlights.set("now", new Highlight(range));
  element.scrollIntoView({ block: "center" });
}
