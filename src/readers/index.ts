import type { Reader } from "../model/reader.ts";
import { boosting } from "./boosting/reader.ts";
import { catboost } from "./catboost/reader.ts";
import { classReport } from "./class-report/reader.ts";
import { clearml } from "./clearml/reader.ts";
import { configFile } from "./config-file/reader.ts";
import { dvclive } from "./dvclive/reader.ts";
import { environment } from "./environment/reader.ts";
import { genericCsv } from "./generic-csv/reader.ts";
import { hfTrainer } from "./hf-trainer/reader.ts";
import { jsonLines } from "./json-lines/reader.ts";
import { jsonTable } from "./json-table/reader.ts";
import { kerasCsv } from "./keras-csv/reader.ts";
import { kerasHistory } from "./keras-history/reader.ts";
import { lightningCsv } from "./lightning-csv/reader.ts";
import { mlflowFiles } from "./mlflow-files/reader.ts";
import { mlflowSqlite } from "./mlflow-sqlite/reader.ts";
import { modelCard } from "./model-card/reader.ts";
import { modelSummaryText } from "./model-summary-text/reader.ts";
import { nvidiaSmi } from "./nvidia-smi/reader.ts";
import { onnx } from "./onnx/reader.ts";
import { classCounts } from "./open-run/class-counts.ts";
import { features } from "./open-run/features.ts";
import { generatedSamples } from "./open-run/generated-samples.ts";
import { layerStatistics } from "./open-run/layer-statistics.ts";
import { modelSummary } from "./open-run/model-summary.ts";
import { robustness } from "./open-run/robustness.ts";
import { splitLists } from "./open-run/split-lists.ts";
import { taskAccuracy } from "./open-run/task-accuracy.ts";
import { textSamples } from "./open-run/text-samples.ts";
import { optuna } from "./optuna/reader.ts";
import { parquet } from "./parquet/reader.ts";
import { predictions } from "./predictions/reader.ts";
import { pytorchProfiler } from "./pytorch-profiler/reader.ts";
import { safetensors } from "./safetensors/reader.ts";
import { sb3Evaluations } from "./sb3-evaluations/reader.ts";
import { sb3Monitor } from "./sb3-monitor/reader.ts";
import { spacy } from "./spacy/reader.ts";
import { tensorboard } from "./tensorboard/reader.ts";
import { tensorboardCsv } from "./tensorboard-csv/reader.ts";
import { textLog } from "./text-log/reader.ts";
import { torchStateDict } from "./torch-state-dict/reader.ts";
import { trackio } from "./trackio/reader.ts";
import { trainingRecord } from "./training-record/reader.ts";
import { wandb } from "./wandb/reader.ts";
import { wandbChart } from "./wandb-chart/reader.ts";
import { yoloCsv } from "./yolo-csv/reader.ts";

/** Every format that postrun reads, sorted by id. */
export const readers: readonly Reader[] = [
  boosting,
  catboost,
  classCounts,
  classReport,
  clearml,
  configFile,
  dvclive,
  environment,
  features,
  generatedSamples,
  genericCsv,
  hfTrainer,
  jsonLines,
  jsonTable,
  kerasCsv,
  kerasHistory,
  layerStatistics,
  lightningCsv,
  mlflowFiles,
  mlflowSqlite,
  modelCard,
  modelSummary,
  modelSummaryText,
  nvidiaSmi,
  onnx,
  optuna,
  parquet,
  predictions,
  pytorchProfiler,
  robustness,
  safetensors,
  sb3Evaluations,
  sb3Monitor,
  spacy,
  splitLists,
  taskAccuracy,
  tensorboard,
  tensorboardCsv,
  textLog,
  textSamples,
  torchStateDict,
  trackio,
  trainingRecord,
  wandb,
  wandbChart,
  yoloCsv,
];
