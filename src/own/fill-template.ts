import Handlebars from "handlebars";
import { UsageError } from "../model/errors.ts";
import { OWN_HELPERS, refuseStrangeNodes } from "./template-nodes.ts";

/** What the helpers and names of a template stand for; each gives a token of `Literals`. */
export interface TemplateContext {
  readonly data: Readonly<Record<string, unknown>>;
  readonly helpers: Readonly<Record<(typeof OWN_HELPERS)[number], TemplateHelper>>;
}

/** Names as given, and the options by name. */
export type TemplateHelper = (names: readonly string[], options: Readonly<Record<string, unknown>>) => string;

/** Longer than any section that is read. */
const MOST_CHARACTERS = 200_000;

/**
 * A template with its values filled in. Handlebars with nothing but the closed set of helpers, plain data without
 * prototypes, and a field that is not there is an error: no text of a run or a template is ever run as code.
 */
export function fillTemplate(text: string, file: string, { data, helpers }: TemplateContext): string {
  refuseStrangeNodes(text, file);
  const own = Handlebars.create();
  for (const name of ["helperMissing", "blockHelperMissing", "log", "lookup"]) own.unregisterHelper(name);
  for (const name of OWN_HELPERS) own.registerHelper(name, called(helpers[name]));
  const known = Object.fromEntries(
    [...OWN_HELPERS, "each", "if", "unless", "with"].map((name) => [name, true]),
  );
  const template = own.compile(text, { strict: true, knownHelpersOnly: true, knownHelpers: known });
  const filled = filledOrWrong(() => template(data), file);
  if (filled.length > MOST_CHARACTERS) {
    throw new UsageError(
      `Wrong ${file}: filled in it has ${filled.length} characters, expected at most ${MOST_CHARACTERS}`,
    );
  }
  return filled;
}

/** Handlebars gives the options last. */
function called(helper: TemplateHelper): Handlebars.HelperDelegate {
  return (...given: unknown[]) => {
    const { hash } = given.at(-1) as Handlebars.HelperOptions;
    return helper(given.slice(0, -1).map(String), hash);
  };
}

function filledOrWrong(fill: () => string, file: string): string {
  try {
    return fill();
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Wrong ${file}: ${message}`, {
      cause,
      hint: "docs/own/sections.md lists the names that a template may use",
    });
  }
}
