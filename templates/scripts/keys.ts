import type { LiveDrawing } from "./live.ts";
import type { Readout } from "./readout.ts";
import { said } from "./voice.ts";
import { show, zoomBy } from "./zoom.ts";

/** Shares of the plot that an arrow moves the hair line by, alone and with Shift. */
const STRIDE = { small: 0.01, large: 0.1 };

/** What the mouse can do in a picture, by keys: arrows read values, plus and minus zoom, Escape shows all again. */
export function addKeys(
  holder: HTMLElement,
  { drawing, readout }: { readonly drawing: LiveDrawing; readonly readout: Readout },
): void {
  let share = 0.5;
  const move = (by: number) => (): void => {
    share = Math.min(1, Math.max(0, share + by));
    readout.showAt(share);
  };
  const zoom = (factor: number) => (): void => {
    zoomBy(factor, share, drawing);
    readout.showAt(share);
  };
  const climb = (by: number) => (): void => {
    readout.rowBy?.(by);
    readout.showAt(share);
  };
  const reset = (): void => {
    show(null);
    readout.hide();
  };
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", said("Chart: arrows read values, plus and minus zoom, Escape shows all"));
  holder.addEventListener("blur", readout.hide);
  holder.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.shiftKey ? STRIDE.large : STRIDE.small;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: move(-by),
      ArrowRight: move(by),
      ...(readout.rowBy ? { ArrowUp: climb(-1), ArrowDown: climb(1) } : {}),
      "+": zoom(0.8),
      "=": zoom(0.8),
      "-": zoom(1.25),
      Escape: reset,
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
