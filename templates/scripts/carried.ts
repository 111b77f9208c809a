import { fromBase85 } from "../../src/output/data/base85.ts";
import { unpackJson } from "../../src/output/data/unpack-json.ts";

/** What an inert script element of the page carries, as text. */
export async function carriedText(id: string): Promise<string> {
  return new Response(inflated(id)).text();
}

/** The data that such an element carries. */
export async function carriedData(id: string): Promise<unknown> {
  return unpackJson(new Uint8Array(await new Response(inflated(id)).arrayBuffer()));
}

function inflated(id: string): ReadableStream<Uint8Array> {
  const packed = fromBase85(document.getElementById(id)?.textContent ?? "");
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
}
