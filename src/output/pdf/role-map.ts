/**
 * The role map that a structure tree needs for the types that Chromium writes from PDF 2.0, each to its nearest of
 * PDF 1.7 (ISO 14289-1, 7.1); null where all are standard.
 */
export function roleMapOf(types: Iterable<string>): string | null {
  const strange = [...new Set(types)].filter((type) => !STANDARD.has(type)).sort();
  if (strange.length === 0) return null;
  return `<<${strange.map((type) => `/${type} /${NEAREST[type] ?? "Div"}`).join(" ")}>>`;
}

const NEAREST: Readonly<Record<string, string>> = {
  Aside: "Div",
  DocumentFragment: "Div",
  Em: "Span",
  FENote: "Note",
  Strong: "Span",
  Sub: "Span",
  Title: "P",
};

/** ISO 32000-1, 14.8.4. */
const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
   Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
   Figure Formula Form`.split(/\s+/),
);
