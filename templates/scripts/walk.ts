/** What a reader stops at. */
const STOPS = ".verdict.row, .cause, .cell, .request, .checklist, main h2:not(.cardh)";

/** Keys for reading: j and k go to the next and the one before, / goes to the search. Fields and figures keep their own. */
export function addWalk(): void {
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    if (key === "/") go(event, document.querySelector<HTMLElement>(".find input"));
    if (key === "j" || key === "k") go(event, stop(key === "j"));
  });
}

function go(event: KeyboardEvent, to: HTMLElement | null): void {
  if (to === null) return;
  event.preventDefault();
  to.scrollIntoView({ block: to.localName === "input" ? "nearest" : "start" });
  if (to.localName !== "input") to.tabIndex = -1;
  to.focus({ preventScroll: true });
}

/** The next stop or the one before: from the one that was gone to last, else from what stands at the window's top. */
function stop(forward: boolean): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(({ offsetParent }) => offsetParent);
  const last = all.indexOf(document.activeElement as HTMLElement);
  if (last >= 0) return all[last + (forward ? 1 : -1)] ?? null;
  const below = all.findIndex((one) => one.getBoundingClientRect().top > 0);
  return all[forward ? below : (below < 0 ? all.length : below) - 1] ?? null;
}
