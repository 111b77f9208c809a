/** Pixels of a figure over steps, alike in all of them: the whole drawing, and white at both sides of its plot. */
const WIDE = { total: 800, left: 56, right: 104 };
const NARROW = { total: 358, left: 44, right: 64 };

/** A link to where an exhibit is drawn marks its range there, until the reader goes on. */
export function addMarks(): void {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a.ex") : null;
    unmark();
    const spans = link?.closest("tr")?.getAttribute("data-spans");
    const cell = link && document.querySelector<HTMLElement>(`.cell${link.hash}`);
    if (spans && cell) mark(cell, spans);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") unmark();
  });
  // What is zoomed has other places; a wheel that only scrolls the page leaves the mark alone.
  document.addEventListener("wheel", ({ ctrlKey, metaKey }) => (ctrlKey || metaKey) && unmark());
}

/** `spans`: shares of the step axis, `0.1-0.25 0.7-0.7`. */
function mark(cell: HTMLElement, spans: string): void {
  for (const holder of cell.querySelectorAll<HTMLElement>("figure[data-steps] > div")) {
    if (holder.offsetParent === null) continue;
    const { total, left, right } = holder.classList.contains("n") ? NARROW : WIDE;
    const place = (share: number): number => (100 * (left + share * (total - left - right))) / total;
    for (const span of spans.split(" ")) {
      const [from = 0, to = 0] = span.split("-").map(Number);
      const band = document.createElement("div");
      band.className = "exhibited";
      band.style.left = `${place(from)}%`;
      band.style.width = `${place(to) - place(from)}%`;
      holder.append(band);
    }
  }
}

function unmark(): void {
  for (const band of document.querySelectorAll(".exhibited")) band.remove();
}
