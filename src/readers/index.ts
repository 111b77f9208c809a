import type { Reader } from "../model/reader.ts";
import { configFile } from "./config-file/reader.ts";
import { genericCsv } from "./generic-csv/reader.ts";
import { hfTrainer } from "./hf-trainer/reader.ts";
import { jsonLines } from "./json-lines/reader.ts";
import { jsonTable } from "./json-table/reader.ts";
import { kerasCsv } from "./keras-csv/reader.ts";
import { kerasHistory } from "./keras-history/reader.ts";
import { lightningCsv } from "./lightning-csv/reader.ts";
import { mlflowFiles } from "./mlflow-files/reader.ts";
import { tensorboard } from "./tensorboard/reader.ts";

/** Every format that postrun reads, sorted by id. */
export const readers: readonly Reader[] = [
  configFile,
  genericCsv,
  hfTrainer,
  jsonLines,
  jsonTable,
  kerasCsv,
  kerasHistory,
  lightningCsv,
  mlflowFiles,
  tensorboard,
];
