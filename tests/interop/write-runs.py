"""Writes known values with the real loggers: python write-runs.py {tensorboardx|mlflow|wandb} FOLDER"""

import os
import sys

LOSSES = [2.5, 1.25, float("nan"), float("inf"), 0.1]


def tensorboardx(folder):
    import numpy
    from tensorboardX import SummaryWriter

    with SummaryWriter(os.path.join(folder, "tb")) as writer:
        for step, loss in enumerate(LOSSES):
            writer.add_scalar("train/loss", loss, step * 10)
        writer.add_scalar("lr", -0.5, -3)
        for layer in ("fc1", "fc2"):
            writer.add_scalar("grad_norm/" + layer, 0.5, 0)
        writer.add_histogram("gradients/fc1.weight", numpy.array([3.0, 4.0]), 1)
        writer.add_scalars("acc", {"train": 0.75, "valid": 0.5}, 7)
        writer.add_text("config", "epochs: 3\nshuffle: True")
        writer.add_hparams({"lr": 0.25, "optimizer": "adam", "amp": True}, {"hparam/acc": 0.5})


def mlflow(folder):
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    import mlflow

    mlflow.set_tracking_uri("file://" + os.path.join(os.path.abspath(folder), "mlruns"))
    with mlflow.start_run(run_name="interop"):
        mlflow.log_params({"lr": 0.25, "shuffle": True, "model_args": {"widths": [48, 24]}})
        for step, loss in enumerate(LOSSES):
            mlflow.log_metric("train/loss", loss, step=step * 10)
        mlflow.log_metric("val_acc", 0.5, step=-3)


def wandb(folder):
    os.environ["WANDB_MODE"] = "offline"
    os.environ["WANDB_SILENT"] = "true"
    os.environ["WANDB_CONSOLE"] = "off"
    import wandb

    run = wandb.init(project="interop", dir=folder, config={"lr": 0.25, "optim": {"name": "adam"}})
    for step, loss in enumerate(LOSSES):
        run.log({"train/loss": loss, "nested": {"value": step}}, step=step * 10)
    run.log({"val/acc": 0.5}, step=60)
    run.finish(exit_code=0)


if __name__ == "__main__":
    {"tensorboardx": tensorboardx, "mlflow": mlflow, "wandb": wandb}[sys.argv[1]](sys.argv[2])
