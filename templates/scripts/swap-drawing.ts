import type { Clustered } from "./confusion.ts";

/** Puts another drawing in the place of the static one, or takes it away again; on paper stands the static one. */
export async function swapDrawing(holder: HTMLElement, to: Clustered | null): Promise<void> {
  const still = holder.querySelector(":scope > svg");
  holder.querySelector(":scope > .swapped")?.remove();
  still?.classList.toggle("still", to !== null);
  if (!still || !to) return;
  const drawn = document.importNode(
    new DOMParser().parseFromString(to.svg, "image/svg+xml").documentElement,
    true,
  );
  for (const name of ["role", "aria-label"]) {
    const value = still.getAttribute(name);
    if (value !== null) drawn.setAttribute(name, value);
  }
  const stage = document.createElement("div");
  stage.className = "swapped";
  stage.append(drawn);
  still.after(stage);
  const from = [...still.querySelectorAll("image")];
  const empty = [...drawn.querySelectorAll("image")];
  await Promise.all(
    empty.map(async (image, i) => {
      const source = from[i]?.getAttribute("xlink:href") ?? "";
      const url = await permuted(source, to.order);
      image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", url);
    }),
  );
}

/** A picture of one pixel a cell with rows and columns in another order. */
async function permuted(source: string, order: readonly number[]): Promise<string> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const n = order.length;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [n, n];
  const pen = canvas.getContext("2d");
  if (!pen) return source;
  pen.drawImage(image, 0, 0);
  const before = new Uint32Array(pen.getImageData(0, 0, n, n).data.buffer);
  const after = pen.createImageData(n, n);
  const cells = new Uint32Array(after.data.buffer);
  for (const [r, row] of order.entries()) {
    for (const [c, column] of order.entries()) cells[r * n + c] = before[row * n + column] ?? 0;
  }
  pen.putImageData(after, 0, 0);
  return canvas.toDataURL("image/png");
}
