import type { Reader } from "../model/reader.ts";
import { mlflowFiles } from "./mlflow-files/reader.ts";
import { tensorboard } from "./tensorboard/reader.ts";

/** Every format that postrun reads, sorted by id. */
export const readers: readonly Reader[] = [mlflowFiles, tensorboard];
