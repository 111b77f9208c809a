import type { Cause } from "../model/cause.ts";
import type { Check } from "../model/check.ts";
import type { Reader } from "../model/reader.ts";
import { listOf, memberOf, objectWith, wrongValue } from "./module-value.ts";
import { ownCause } from "./own-cause.ts";
import { ownCheck } from "./own-check.ts";
import { ownReader } from "./own-reader.ts";

/** Everything that a run is read and diagnosed with. */
export interface Parts {
  readonly checks: readonly Check[];
  readonly causes: readonly Cause[];
  readonly readers: readonly Reader[];
}

/**
 * The parts with those of a module of the user's own after them. What it exports is tested: ids that are taken, unknown
 * names and wrong shapes are UsageErrors that name the module and the place in it.
 */
export function withPlugin(parts: Parts, file: string, exported: Readonly<Record<string, unknown>>): Parts {
  const module = objectWith({ file, key: "the module", value: { ...exported } }, [
    "checks",
    "causes",
    "readers",
  ]);
  const root = { ...module, key: "" };
  let { checks, causes, readers } = parts;
  for (const item of listOf(memberOf(root, "checks"))) checks = [...checks, ownCheck(item, idsOf(checks))];
  for (const item of listOf(memberOf(root, "causes")))
    causes = [...causes, ownCause(item, { checks: idsOf(checks), causes: idsOf(causes) })];
  for (const item of listOf(memberOf(root, "readers")))
    readers = [...readers, ownReader(item, idsOf(readers))];
  const added = checks.length + causes.length + readers.length;
  if (added === parts.checks.length + parts.causes.length + parts.readers.length)
    throw wrongValue(
      { file, key: "the module", value: "without parts" },
      "an export named checks, causes or readers",
    );
  return { checks, causes, readers };
}

function idsOf(units: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(units.map(({ id }) => id));
}
