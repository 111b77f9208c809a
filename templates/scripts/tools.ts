import { addCopyButtons } from "./copy.ts";
import { button } from "./elements.ts";
import { addMarks } from "./mark.ts";
import { addSearch } from "./search.ts";
import { addWalk } from "./walk.ts";

// Everything that needs a script is put into the page by the script: without it nothing is dead.
const top = document.querySelector(".top");
if (top) {
  const tools = document.createElement("span");
  tools.className = "tools";
  addSearch(tools);
  tools.append(themeButton());
  top.append(tools);
}
addCopyButtons();
addMarks();
addWalk();

/** The reader's choice holds for this visit only: the page stores nothing. */
function themeButton(): HTMLButtonElement {
  return button("Light or dark", () => {
    const root = document.documentElement;
    const chosen = root.dataset["theme"];
    const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset["theme"] = dark ? "light" : "dark";
  });
}
