import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { readEach } from "../read-each.ts";
import { readConfigFile } from "./read-config.ts";

/** Settings beside a run, in YAML or JSON, flattened to dotted keys. */
export const configFile: Reader = {
  id: "config-file",
  title: "Configuration in YAML or JSON",
  files: [
    "config.yaml",
    "config.json",
    "hparams.yaml",
    "args.yaml",
    "opt.yaml",
    "hyp.yaml",
    "params.yaml",
    "training_args.json",
    "all_results.json",
  ],
  about: {
    recognisedBy:
      "names of settings (config, hparams, args, opt, hyp, params, …) in YAML or JSON; any other YAML mapping with little certainty",
    reads: [
      "settings under dotted keys with their lines; the text, so that a fix can be a patch",
      "W&B's `{desc, value}` wrapping is taken off",
    ],
    leaves: ["more than 5,000 settings: that is a dump of data", "values behind YAML aliases"],
    traps: [
      "`1e-05` and `None` as PyYAML and Python write them; after a fault in the text what stands before is kept",
    ],
  },
  sniff: sniffConfig,
  read: (files) => readEach("config-file", files, readConfigFile),
};

const EXACT =
  /^(config|hparams|params|hyperparameters|hyperparams|hyper_params|args|opt|hyp|settings|options|training_args|train_args|run_config|experiment_config|training_config|train_config)\.(ya?ml|json)$/i;
const NEAR =
  /(config|hparams|params|args|settings|sft|train|finetune).*\.ya?ml$|(config|hparams|args|hyperparameters).*\.json$/i;
const RESULTS = /^(all|train|eval|test|predict)_results\.json$/i;

function sniffConfig(file: SourceFile, head: Uint8Array): number {
  const name = baseOf(file.name);
  if (!/\.(ya?ml|json)$/i.test(name) || !isText(head)) return 0;
  const text = headText(head).trimStart();
  const json = /\.json$/i.test(name);
  if (json && !text.startsWith("{")) return 0;
  if (EXACT.test(name)) return 0.7;
  if (RESULTS.test(name)) return 0.6;
  if (NEAR.test(name)) return 0.45;
  // Any other mapping in YAML may well be the run's settings; JSON is written for a hundred other ends.
  return !json && /^[\w."'-]+\s*:/m.test(text) ? 0.2 : 0;
}
