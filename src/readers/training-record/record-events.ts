import type { RunEvent } from "../../model/artifacts.ts";
import type { ConfigEntry, ConfigValue } from "../../model/config.ts";
import { eventKind } from "../text-log/event-kind.ts";

/** What happened: the list `events`, and each entry of `checkpoints`. */
export function eventsOf(entries: readonly ConfigEntry[]): RunEvent[] {
  return entries.flatMap((entry) => {
    if (entry.key !== "events" && entry.key !== "checkpoints") return [];
    if (!Array.isArray(entry.value)) return [];
    return entry.value.flatMap((item: ConfigValue) => eventOf(item, entry));
  });
}

type Members = { readonly [key: string]: ConfigValue };

function eventOf(value: ConfigValue, entry: ConfigEntry): RunEvent[] {
  const item = typeof value === "string" ? { message: value } : value;
  if (!isMembers(item)) return [];
  const isCheckpoint = entry.key === "checkpoints";
  const said = [
    item["type"] ?? item["kind"] ?? item["event"],
    item["message"] ?? item["description"] ?? item["text"],
  ]
    .filter((word) => typeof word === "string" && word !== "")
    .join(": ");
  const path = item["path"] ?? item["file"];
  const text = isCheckpoint ? `checkpoint ${typeof path === "string" ? path : ""}`.trim() : said;
  if (text === "") return [];
  return [
    {
      kind: isCheckpoint ? "checkpoint" : kindOf(item, said),
      step: numberOf(item["step"] ?? item["global_step"]),
      epoch: numberOf(item["epoch"]),
      time: null,
      text,
      at: entry.at,
    },
  ];
}

const KINDS: Readonly<Record<string, RunEvent["kind"]>> = {
  resume: "resume",
  resumed: "resume",
  checkpoint: "checkpoint",
  out_of_memory: "out-of-memory",
  oom: "out-of-memory",
  overflow: "overflow",
  error: "error",
  crash: "error",
  killed: "killed",
  finished: "finished",
  completed: "finished",
};

/** The type where it is one that is known, else what the words tell as a line of a log would. */
function kindOf(item: Members, said: string): RunEvent["kind"] {
  const type = String(item["type"] ?? item["kind"] ?? item["event"] ?? "");
  return KINDS[type.toLowerCase().replace(/[\s-]+/g, "_")] ?? eventKind(said) ?? "log-line";
}

function isMembers(value: ConfigValue): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberOf(value: ConfigValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
