import type { ReportDocument } from "../model/document.ts";
import type { Section } from "./section.ts";

/** What the user wants of the page. */
export interface PageSettings {
  readonly title: string | null;
  readonly logo: ReportDocument["logo"] | null;
  /** Sections that come first, by id. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Sections of the user's own. */
  readonly own: readonly Section[];
}

/** The section that is always first and always there: without it nobody knows what the rest is about. */
export const FIRST = "verdict";

/** The sections as the user wants them: the verdict, those that are named in their order, then the others in postrun's. */
export function arrangeSections(
  sections: readonly Section[],
  { order, hidden, own }: PageSettings,
): readonly Section[] {
  const all = [...sections, ...own];
  const named = order.flatMap((id) => all.filter((section) => section.id === id));
  const first = sections.filter(({ id }) => id === FIRST);
  const placed = new Set([...first, ...named]);
  const rest = sections.filter((section) => !placed.has(section) && !hidden.includes(section.id));
  return [...first, ...named.filter(({ id }) => id !== FIRST), ...rest];
}
