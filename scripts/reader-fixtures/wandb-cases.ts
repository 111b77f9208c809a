import {
  config,
  consoleText,
  exit,
  history,
  metric,
  run,
  stats,
  wandbFile,
} from "../../tests/readers/wandb/encode-wandb.ts";
import { type Case, loss, START, steps } from "./case.ts";

/** Cases of W&B run folders. */
export function wandbCases(): Case[] {
  const format = "wandb";
  const folder = "wandb/offline-run-20240101_120000-abcd1234";
  const file = `${folder}/run-abcd1234.wandb`;
  const row = (step: number, more: Record<string, string> = {}): Buffer =>
    history(step, {
      "train/loss": String(loss(step)),
      "train/lr": "0.1",
      _timestamp: String(START + step),
      _step: String(step),
      ...more,
    });
  const rows = steps(0, 40).map((step) =>
    row(
      step,
      step % 10 === 9 ? { "val/loss": String(loss(step) + 0.1), epoch: String((step - 9) / 10) } : {},
    ),
  );
  const start = run({ lr: "0.1", epochs: "4", model: '{"name": "mlp", "widths": [8, 8]}', _wandb: "{}" });
  const twice = [...steps(1, 20), ...steps(1, 15)].map((step, i) =>
    history(i, {
      "train/loss": String(loss(step)),
      "train/global_step": String(step),
      _timestamp: String(START + i),
    }),
  );
  return [
    {
      format,
      name: "offline-run",
      about: "An offline run with settings, system metrics, console output and its end.",
      files: {
        [file]: wandbFile(
          start,
          ...rows,
          stats(START + 5, { "gpu.0.gpu": "80", "proc.memory.rssMB": "900" }),
          stats(START + 15, { "gpu.0.gpu": "82", "proc.memory.rssMB": "910" }),
          consoleText("x".repeat(40_000)),
          consoleText("\nSaving checkpoint to last.pt\n"),
          exit(0),
        ),
        [`${folder}/files/wandb-metadata.json`]: '{"host": "some-host", "email": "someone@example.org"}\n',
      },
    },
    {
      format,
      name: "killed-and-cut",
      about: "A killed run: no exit record, and the file ends inside a record.",
      files: { [file]: wandbFile(start, ...rows).subarray(0, 4000) },
    },
    {
      format,
      name: "two-trainings",
      about: "One run with two trainings: the trainer's global step starts again, W&B's step goes on.",
      files: {
        [file]: wandbFile(start, metric("*", "train/global_step"), config({ lr: "0.2" }), ...twice, exit(0)),
      },
    },
    {
      format,
      name: "files-only",
      about: "The .wandb file is not there: settings and last values come from the files beside it.",
      files: {
        [`${folder}/files/config.yaml`]:
          "wandb_version: 1\n\n_wandb:\n  desc: null\n  value:\n    framework: torch\nlr:\n  desc: null\n  value: 0.1\n",
        [`${folder}/files/wandb-summary.json`]:
          '{"train/loss": 0.25, "val/loss": NaN, "_step": 39, "_timestamp": 1700000039}\n',
      },
    },
  ];
}
