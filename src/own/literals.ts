import type { Block } from "../model/document.ts";

/** What stands for one token of a filled template: words that are no markup, or whole blocks. */
type Literal =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "blocks"; readonly blocks: readonly Block[] };

/**
 * Values of a run as tokens of private-use characters, so that nothing in a name of a metric or a run is ever taken for
 * Markdown.
 */
export interface Literals {
  text(text: string): string;
  blocks(blocks: readonly Block[]): string;
  /** The text with tokens of words resolved. */
  shown(text: string): string;
  /** The blocks of a line that is nothing but their token; null for any other. */
  blocksOf(line: string): readonly Block[] | null;
}

const TOKEN = /\ue000(\d+)\ue001/g;

/** An empty store. */
export function createLiterals(): Literals {
  const kept: Literal[] = [];
  const keep = (literal: Literal): string => `\ue000${kept.push(literal) - 1}\ue001`;
  return {
    // An empty text stays one: `if` asks for it.
    text: (text) => (text === "" ? "" : keep({ kind: "text", text })),
    blocks: (blocks) => keep({ kind: "blocks", blocks }),
    shown: (text) =>
      text.replace(TOKEN, (_, n: string) => {
        const literal = kept[Number(n)];
        return literal?.kind === "text" ? literal.text : "";
      }),
    blocksOf: (line) => {
      const [, n] = /^\s*\ue000(\d+)\ue001\s*$/.exec(line) ?? [];
      const literal = n === undefined ? undefined : kept[Number(n)];
      return literal?.kind === "blocks" ? literal.blocks : null;
    },
  };
}

/** A text of the user's without the characters that tokens are made of. */
export function withoutTokens(text: string): string {
  return text.replace(/[\ue000\ue001]/g, "\ufffd");
}
