import { said } from "./voice.ts";

/** A plain text button, its text in the language of the page. */
export function button(text: string, press: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = said(text);
  element.addEventListener("click", () => press(element));
  return element;
}
