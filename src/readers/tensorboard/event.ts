import { bytesOf, fieldsOf, realOf, textOf } from "../wire/protobuf.ts";

/** One event of the log; what a summary holds stays undecoded until its tag is known. */
export interface TensorboardEvent {
  /** Seconds since 1970 UTC. */
  readonly time: number;
  readonly step: number;
  readonly fileVersion: string | null;
  readonly values: readonly SummaryValue[];
}

/** One value of a summary. The plugin's name comes with the first value of a tag only. */
export interface SummaryValue {
  readonly tag: string;
  readonly plugin: string | null;
  readonly pluginContent: Uint8Array | null;
  readonly simple: number | null;
  readonly tensor: Uint8Array | null;
  readonly histogram: Uint8Array | null;
}

/**
 * Decodes an `Event`: 1 double wall_time, 2 int64 step (absent means 0), 3 string file_version, 5 Summary; graphs, logs
 * and session marks are passed over.
 */
export function decodeEvent(message: Uint8Array): TensorboardEvent {
  let time = 0;
  let step = 0;
  let fileVersion: string | null = null;
  const values: SummaryValue[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) time = realOf(field);
    else if (field.number === 2) step = field.int;
    else if (field.number === 3) fileVersion = textOf(field);
    else if (field.number === 5) values.push(...decodeSummary(bytesOf(field)));
  }
  return { time, step, fileVersion, values };
}

/** `Summary`: repeated 1 Value. */
function decodeSummary(message: Uint8Array): SummaryValue[] {
  const values: SummaryValue[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) values.push(decodeValue(bytesOf(field)));
  }
  return values;
}

/** `Summary.Value`: 1 tag, 2 float simple_value, 5 HistogramProto, 7 node_name (tag of old files), 8 TensorProto, 9 metadata. */
function decodeValue(message: Uint8Array): SummaryValue {
  let tag = "";
  let node = "";
  let metadata: Plugin = { plugin: null, pluginContent: null };
  const body: { simple: number | null; tensor: Uint8Array | null; histogram: Uint8Array | null } = {
    simple: null,
    tensor: null,
    histogram: null,
  };
  for (const field of fieldsOf(message)) {
    if (field.number === 1) tag = textOf(field);
    else if (field.number === 2) body.simple = realOf(field);
    else if (field.number === 5) body.histogram = bytesOf(field);
    else if (field.number === 7) node = textOf(field);
    else if (field.number === 8) body.tensor = bytesOf(field);
    else if (field.number === 9) metadata = decodeMetadata(bytesOf(field));
  }
  return { tag: tag || node, ...metadata, ...body };
}

interface Plugin {
  readonly plugin: string | null;
  readonly pluginContent: Uint8Array | null;
}

/** `SummaryMetadata`: 1 PluginData {1 plugin_name, 2 content}. */
function decodeMetadata(message: Uint8Array): Plugin {
  let plugin: string | null = null;
  let pluginContent: Uint8Array | null = null;
  for (const outer of fieldsOf(message)) {
    if (outer.number !== 1) continue;
    for (const field of fieldsOf(bytesOf(outer))) {
      if (field.number === 1) plugin = textOf(field);
      else if (field.number === 2) pluginContent = bytesOf(field);
    }
  }
  return { plugin, pluginContent };
}
