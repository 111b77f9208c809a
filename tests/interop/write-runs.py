"""Writes known values with the real loggers: python write-runs.py WRITER FOLDER [ADDRESS]"""

import json
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


def log_to_mlflow():
    import mlflow

    with mlflow.start_run(run_name="interop") as run:
        mlflow.log_params({"lr": 0.25, "shuffle": True})
        for step, loss in enumerate(LOSSES + [float("-inf"), 1e-300]):
            mlflow.log_metric("train/loss", loss, step=step * 10)
        mlflow.log_metric("metrics/mAP50", 0.5, step=-3)
    return run


def mlflow_sqlite(folder):
    import mlflow

    mlflow.set_tracking_uri("sqlite:///" + os.path.join(os.path.abspath(folder), "mlflow.db"))
    log_to_mlflow()


def mlflow_server(folder):
    import mlflow

    mlflow.set_tracking_uri(sys.argv[3])
    run = log_to_mlflow()
    client = mlflow.MlflowClient()
    client.log_text(run.info.run_id, "epoch,val_loss\n0,3\n1,2\n2,1\n", "logs/of epochs.csv")
    batch = [mlflow.entities.Metric("long", value / 8, 1700000000000 + value, value) for value in range(30000)]
    for start in range(0, len(batch), 1000):
        client.log_batch(run.info.run_id, metrics=batch[start : start + 1000])
    print("run " + run.info.run_id)


def dvclive(folder):
    from dvclive import Live

    with Live(os.path.join(folder, "dvclive"), save_dvc_exp=False, dvcyaml=None) as live:
        live.log_param("lr", 0.25)
        for loss in LOSSES:
            live.log_metric("train/loss", loss)
            live.next_step()


def trackio(folder):
    os.environ["TRACKIO_DIR"] = os.path.abspath(folder)
    import trackio

    trackio.init(project="interop", name="one", config={"lr": 0.25})
    for step, loss in enumerate(LOSSES):
        trackio.log({"train/loss": loss}, step=step * 10)
        trackio.log_system({"gpu/0/utilization": step * 12.5})
    trackio.finish()


def table(rows):
    import numpy

    numbers = numpy.random.default_rng(0).normal(size=(rows, 4))
    return numbers, (numbers[:, 0] > 0).astype(int)


def keep(folder, results):
    with open(os.path.join(folder, "evals_result.json"), "w") as file:
        json.dump(results, file)
    print("results " + json.dumps(results))


def xgboost(folder):
    import xgboost

    numbers, labels = table(200)
    train = xgboost.DMatrix(numbers[:150], labels[:150])
    valid = xgboost.DMatrix(numbers[150:], labels[150:])
    results = {}
    settings = {"objective": "binary:logistic", "eta": 0.3}
    evals = [(train, "train"), (valid, "eval")]
    xgboost.train(settings, train, 8, evals=evals, evals_result=results, verbose_eval=False)
    keep(folder, results)


def lightgbm(folder):
    import lightgbm

    numbers, labels = table(200)
    train = lightgbm.Dataset(numbers[:150], labels[:150])
    valid = lightgbm.Dataset(numbers[150:], labels[150:], reference=train)
    results = {}
    lightgbm.train(
        {"objective": "binary", "metric": "binary_logloss", "verbosity": -1},
        train,
        8,
        valid_sets=[train, valid],
        valid_names=["training", "valid_1"],
        callbacks=[lightgbm.record_evaluation(results)],
    )
    keep(folder, results)


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
