import { ARTIFACTS } from "../model/cause.ts";
import { UsageError } from "../model/errors.ts";
import { METRIC_ROLES, SPLITS } from "../model/metric-role.ts";
import { NOTICE_CODES } from "../model/position.ts";
import type { Settings } from "../model/settings.ts";
import { INPUT_NAMES, REGIME_IDS, SIGNAL_KINDS } from "../own/known-words.ts";
import type { Parts } from "../own/plugin-parts.ts";
import { createWordHider } from "../privacy/hide-words.ts";
import { FIRST } from "../report/arrange-sections.ts";
import { sections } from "../report/index.ts";

/** Refuses ids in the settings that nothing has, and words to hide that postrun's own language needs. */
export function refuseUnknownNames(settings: Settings, parts: Parts): void {
  const ids = sections.map(({ id }) => id);
  const seen = new Set<string>();
  for (const choice of settings.sections) {
    if (choice.kind === "own") continue;
    refuseUnknown(choice, { key: "sections", known: ids });
    if (seen.has(choice.id))
      throw new UsageError(`Wrong ${choice.at}: ${choice.id} stands twice in sections`);
    seen.add(choice.id);
  }
  for (const hidden of settings.hide) {
    refuseUnknown(hidden, { key: "hide", known: ids.filter((id) => id !== FIRST && id !== "provenance") });
    if (seen.has(hidden.id)) {
      throw new UsageError(
        `Wrong ${hidden.at}: ${hidden.id} stands in sections and in hide, expected one of them`,
      );
    }
  }
  const causes = ["any", ...parts.causes.map(({ id }) => id)];
  for (const criterion of settings.criteria) {
    if (criterion.kind !== "cause" || causes.includes(criterion.cause)) continue;
    throw new UsageError(
      `Wrong ${criterion.at}: criteria name the cause ${JSON.stringify(criterion.cause)}, expected any or the id of one`,
      { hint: "docs/causes.md lists the causes; own ones are known with --allow-plugins only" },
    );
  }
  refuseNeededWords(settings, parts);
}

function refuseUnknown(
  { id, at }: { readonly id: string; readonly at: string },
  { key, known }: { readonly key: string; readonly known: readonly string[] },
): void {
  if (known.includes(id)) return;
  throw new UsageError(
    `Wrong ${at}: ${key} names ${JSON.stringify(id)}, expected one of ${known.join(", ")}`,
  );
}

/** What the data of a diagnosis is written in: hidden, it could not be read any more. */
function refuseNeededWords({ redaction }: Settings, parts: Parts): void {
  const needed = [
    ...Object.keys(METRIC_ROLES),
    ...Object.values(METRIC_ROLES).map(({ family }) => family),
    ...[...SPLITS, ...ARTIFACTS, ...NOTICE_CODES, ...INPUT_NAMES, ...SIGNAL_KINDS, ...REGIME_IDS, ...WORDS],
    ...[...parts.checks, ...parts.causes, ...parts.readers].map(({ id }) => id),
  ];
  for (const { pattern, at } of redaction.words) {
    const { hide } = createWordHider([pattern]);
    const word = needed.find((one) => hide(one) !== one);
    if (word === undefined) continue;
    throw new UsageError(
      `Wrong ${at}: the pattern ${JSON.stringify(pattern)} would hide ${JSON.stringify(word)}, a word of postrun's own; expected a longer one`,
    );
  }
}

/** Closed words of runs and diagnoses that have no list of their own. */
const WORDS = [
  ...["healthy", "impaired", "failed", "inconclusive", "none", "low", "medium", "high", "fatal", "unknown"],
  ...["root", "contributing", "consequence", "present", "absent", "not-applicable", "observed", "computed"],
  ...["inferred", "declared", "step", "epoch", "row", "line", "record", "finished", "killed", "running"],
  ...[
    "resume",
    "checkpoint",
    "out-of-memory",
    "overflow",
    "error",
    "log-line",
    "classification",
    "regression",
  ],
  ...[
    "grad-norm",
    "weight-norm",
    "update-ratio",
    "zero-fraction",
    "dead-units",
    "saturated",
    "weights",
    "graph",
  ],
  ...["lower", "higher", "fraction", "percent", "info", "warning", "yaml", "json", "text", "same", "remove"],
  ...["given", "run-folder", "current-folder", "cannot-tell", "not-understood", "seeds", "folds", "ablation"],
];
