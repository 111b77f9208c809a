import Handlebars from "handlebars";
import { UsageError } from "../model/errors.ts";

/** Helpers of ours, and those of Handlebars that only choose and repeat. */
export const OWN_HELPERS = ["chart", "table", "value"] as const;
const BLOCK_HELPERS = ["each", "if", "unless", "with"];

/** Two loops in each other reach everything there is to tell; a third would only cost time. */
const MOST_LOOPS = 2;

/** The template as Handlebars parses it, or a UsageError with its line where it holds what is not of the closed set. */
export function refuseStrangeNodes(text: string, file: string): void {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch (cause) {
    const [, line = "1"] = /on line (\d+)|- (\d+):\d+/.exec(String(cause)) ?? [];
    throw wrongTemplate({ file, line: Number(line) || 1 }, "what cannot be parsed", "Handlebars");
  }
  for (const statement of program.body) visit(statement, { file, loops: 0 });
}

interface Walk {
  readonly file: string;
  readonly loops: number;
}

function visit(node: hbs.AST.Statement, walk: Walk): void {
  const at = { file: walk.file, line: node.loc.start.line };
  if (node.type === "ContentStatement" || node.type === "CommentStatement") return;
  if (node.type === "MustacheStatement") {
    const { path, params, hash, escaped } = node as hbs.AST.MustacheStatement & { escaped: boolean };
    if (!escaped) throw wrongTemplate(at, "{{{ }}}", "{{ }}");
    visitCall({ path, params, hash }, at, OWN_HELPERS);
    return;
  }
  if (node.type === "BlockStatement") {
    const { path, params, hash, program, inverse } = node as hbs.AST.BlockStatement;
    visitCall({ path, params, hash }, at, BLOCK_HELPERS);
    const loops = walk.loops + (nameOf(path) === "each" ? 1 : 0);
    if (loops > MOST_LOOPS) throw wrongTemplate(at, "a third loop in a loop", `at most ${MOST_LOOPS}`);
    for (const statement of [...program.body, ...(inverse?.body ?? [])]) visit(statement, { ...walk, loops });
    return;
  }
  throw wrongTemplate(at, node.type, "text, values, chart, table, value, each, if, unless and with");
}

interface Place {
  readonly file: string;
  readonly line: number;
}

type Call = Pick<hbs.AST.MustacheStatement, "path" | "params" | "hash">;

function visitCall({ path, params, hash }: Call, at: Place, helpers: readonly string[]): void {
  const values = [...params, ...((hash as hbs.AST.Hash | undefined)?.pairs ?? []).map(({ value }) => value)];
  if (values.length > 0 && !helpers.includes(nameOf(path)))
    throw wrongTemplate(at, `${nameOf(path)} with values`, helpers.join(", "));
  const nested = values.find(({ type }) => type === "SubExpression");
  if (nested) throw wrongTemplate(at, "a call in a call", "names and texts");
}

function nameOf(path: hbs.AST.Expression): string {
  return "original" in path ? String(path.original) : path.type;
}

function wrongTemplate({ file, line }: Place, found: string, expected: string): UsageError {
  return new UsageError(`Wrong ${file}:${line}: the template holds ${found}, expected ${expected}`, {
    hint: "docs/own/sections.md describes what an own section may hold",
  });
}
