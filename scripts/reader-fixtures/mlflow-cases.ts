import { type Case, loss, START, steps } from "./case.ts";

/** Cases of MLflow file stores. */
export function mlflowCases(): Case[] {
  const format = "mlflow-files";
  return [
    {
      format,
      name: "one-run",
      about: "A run of MLflow's file store with nested keys, parameters, tags and an artifact.",
      files: {
        "mlruns/7/meta.yaml": EXPERIMENT,
        "mlruns/7/a1/meta.yaml": meta("a1", 3),
        ...metrics("a1"),
        "mlruns/7/a1/params/lr": "0.1",
        "mlruns/7/a1/params/epochs": "4",
        "mlruns/7/a1/params/shuffle": "True",
        "mlruns/7/a1/params/model_args": "{'widths': [8, 8]}",
        "mlruns/7/a1/tags/mlflow.runName": "calm-owl-3",
        "mlruns/7/a1/tags/mlflow.user": "someone",
        "mlruns/7/a1/artifacts/class_counts.json": '{"train": {"a": 30, "b": 10}}\n',
      },
    },
    {
      format,
      name: "failed-nan",
      about: "A run that failed after its loss became NaN; every line was written twice.",
      files: {
        "mlruns/7/meta.yaml": EXPERIMENT,
        "mlruns/7/b2/meta.yaml": meta("b2", 4),
        "mlruns/7/b2/metrics/loss": lines(steps(0, 12), (step) =>
          step < 8 ? String(loss(step)) : "nan",
        ).replace(/.*\n/g, "$&$&"),
      },
    },
    {
      format,
      name: "no-steps",
      about: "Metrics logged without a step by an old MLflow: two fields a line.",
      files: {
        "meta.yaml": "experiment_id: 0\nrun_uuid: c3\nstatus: 1\n",
        "metrics/loss": steps(0, 12)
          .map((step) => `${START * 1000 + step * 500} ${loss(step)}\n`)
          .join(""),
        "metrics/val_loss": steps(0, 12)
          .map((step) => `${START * 1000 + step * 500} ${loss(step) + 0.1}\n`)
          .join(""),
      },
    },
  ];
}

const EXPERIMENT =
  "artifact_location: file:///elsewhere/mlruns/7\nexperiment_id: '7'\nlifecycle_stage: active\nname: tries\n";

function meta(id: string, status: number): string {
  return [
    `artifact_uri: file:///elsewhere/mlruns/7/${id}/artifacts`,
    "end_time: 1700000100500",
    "entry_point_name: ''",
    "experiment_id: '7'",
    "lifecycle_stage: active",
    `run_id: ${id}`,
    "run_name: calm-owl-3",
    `run_uuid: ${id}`,
    "source_name: ''",
    "source_type: 4",
    "source_version: ''",
    "start_time: 1700000000000",
    `status: ${status}`,
    "tags: []",
    "user_id: someone",
    "",
  ].join("\n");
}

function lines(at: readonly number[], value: (step: number) => string): string {
  return at.map((step) => `${START * 1000 + step * 500} ${value(step)} ${step}\n`).join("");
}

function metrics(id: string): Record<string, string> {
  const all = steps(0, 40);
  return {
    [`mlruns/7/${id}/metrics/train_loss`]: lines(all, (step) => String(loss(step))),
    [`mlruns/7/${id}/metrics/layers/0/grad_norm`]: lines(all, () => "0.5"),
    [`mlruns/7/${id}/metrics/layers/2/grad_norm`]: lines(all, () => "0.25"),
    [`mlruns/7/${id}/metrics/val_loss`]: lines(steps(9, 40, 10), (step) => String(loss(step) + 0.1)),
  };
}
