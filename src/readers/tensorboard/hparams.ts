import type { ConfigValue } from "../../model/config.ts";
import { bytesOf, fieldsOf, realOf, textOf } from "../wire/protobuf.ts";

/**
 * Settings in the content of the hparams plugin: `HParamsPluginData` 3 SessionStartInfo {map 1 hparams}. The end info is
 * left alone: torch and tensorboardX write "success" at once, so it proves nothing.
 */
export function decodeHparams(content: Uint8Array): [string, ConfigValue][] {
  const settings: [string, ConfigValue][] = [];
  for (const data of fieldsOf(content)) {
    if (data.number !== 3) continue;
    for (const field of fieldsOf(bytesOf(data))) {
      if (field.number === 1) settings.push(decodeEntry(bytesOf(field)));
    }
  }
  return settings;
}

/** A map entry: 1 key, 2 `google.protobuf.Value`. */
function decodeEntry(message: Uint8Array): [string, ConfigValue] {
  let key = "";
  let value: ConfigValue = null;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) key = textOf(field);
    else if (field.number === 2) value = decodeValue(bytesOf(field));
  }
  return [key, value];
}

/** `Value`: 1 null, 2 double, 3 string, 4 bool, 5 Struct {map 1 fields}, 6 ListValue {repeated 1 values}. */
function decodeValue(message: Uint8Array): ConfigValue {
  let value: ConfigValue = null;
  for (const field of fieldsOf(message)) {
    if (field.number === 2) value = realOf(field);
    else if (field.number === 3) value = textOf(field);
    else if (field.number === 4) value = field.int !== 0;
    else if (field.number === 5) {
      value = Object.fromEntries([...fieldsOf(bytesOf(field))].map((entry) => decodeEntry(bytesOf(entry))));
    } else if (field.number === 6) {
      value = [...fieldsOf(bytesOf(field))].map((item) => decodeValue(bytesOf(item)));
    }
  }
  return value;
}
