/** A plain text button. */
export function button(text: string, press: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", () => press(element));
  return element;
}
