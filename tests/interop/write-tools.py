"""Lets tools that train, search or score leave what they leave: python write-tools.py WRITER FOLDER"""

import json
import os
import sys


def table(rows):
    import numpy

    numbers = numpy.random.default_rng(0).normal(size=(rows, 4))
    return numbers, (numbers[:, 0] > 0).astype(int)


def catboost(folder):
    import catboost as library

    numbers, labels = table(200)
    model = library.CatBoostClassifier(iterations=8, learning_rate=0.3, depth=3, train_dir=os.path.join(folder, "catboost_info"), allow_writing_files=True, eval_metric="AUC", random_seed=0, thread_count=1)
    with open(os.path.join(folder, "train.log"), "w") as log:
        model.fit(numbers[:150], labels[:150], eval_set=(numbers[150:], labels[150:]), log_cout=log, verbose=1)
    print("results " + json.dumps(model.get_evals_result()))


def catboost_log(folder):
    import catboost as library

    numbers, labels = table(200)
    model = library.CatBoostClassifier(iterations=8, learning_rate=0.3, depth=3, allow_writing_files=False, random_seed=0, thread_count=1)
    with open(os.path.join(folder, "train.log"), "w") as log:
        model.fit(numbers[:150], labels[:150], eval_set=(numbers[150:], labels[150:]), log_cout=log, verbose=1)
    print("results " + json.dumps(model.get_evals_result()))


def class_report(folder):
    from sklearn.metrics import classification_report

    true = [0, 0, 0, 1, 1, 2, 2, 2, 2, 2]
    predicted = [0, 0, 1, 1, 0, 2, 2, 2, 2, 0]
    names = ["cat", "big dog", "avg"]
    with open(os.path.join(folder, "classification_report.txt"), "w") as file:
        file.write(classification_report(true, predicted, target_names=names))
    results = classification_report(true, predicted, target_names=names, output_dict=True)
    print("results " + json.dumps(results))


def study(storage):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    found = optuna.create_study(study_name="interop", storage=storage, direction="minimize", sampler=optuna.samplers.RandomSampler(seed=0))

    def objective(trial):
        rate = trial.suggest_float("learning_rate", 1e-5, 1e-1, log=True)
        trial.suggest_categorical("optimizer", ["adam", "sgd"])
        values = [3.0 - trial.number / 8, float("inf"), 2.0, 1.0 + rate]
        for step, value in enumerate(values):
            trial.report(value, step * 10)
        if trial.number == 2:
            raise optuna.TrialPruned()
        if trial.number == 3:
            raise ValueError("broken on purpose")
        return float("nan") if trial.number == 4 else float("-inf") if trial.number == 5 else values[-1]

    found.optimize(objective, n_trials=6, catch=(ValueError,))
    print("results " + json.dumps([{"number": t.number, "state": t.state.name, "value": t.value, "params": t.params, "steps": t.intermediate_values} for t in found.trials]))


def optuna_sqlite(folder):
    study("sqlite:///" + os.path.join(os.path.abspath(folder), "study.db"))


def optuna_journal(folder):
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    study(JournalStorage(JournalFileBackend(os.path.join(folder, "study.log"))))


def spacy(folder):
    import contextlib
    import io
    import pathlib

    import spacy as library
    from spacy.cli.init_config import init_config
    from spacy.tokens import DocBin
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train

    nlp = library.blank("en")
    docs = DocBin()
    for text, label in [("good film", "good"), ("bad film", "bad")] * 8:
        doc = nlp(text)
        doc.cats = {"good": float(label == "good"), "bad": float(label == "bad")}
        docs.add(doc)
    path = os.path.join(folder, "train.spacy")
    docs.to_disk(path)
    with contextlib.redirect_stdout(io.StringIO()):
        config = init_config(lang="en", pipeline=["textcat"], optimize="efficiency", gpu=False)
    config["paths"]["train"] = config["paths"]["dev"] = path
    config["training"]["max_steps"] = 40
    config["training"]["eval_frequency"] = 10
    config["training"]["logger"] = {
        "@loggers": "spacy.ConsoleLogger.v3",
        "progress_bar": None,
        "console_output": True,
        "output_file": os.path.join(folder, "training.jsonl"),
    }
    output = pathlib.Path(folder) / "output"
    output.mkdir()
    with open(os.path.join(folder, "console.log"), "w") as console:
        train(init_nlp(config), output, use_gpu=-1, stdout=console, stderr=io.StringIO())
    os.remove(path)


def clearml(folder):
    os.environ["CLEARML_CACHE_DIR"] = os.path.abspath(folder)
    os.environ["CLEARML_OFFLINE_MODE"] = "1"
    from clearml import Task

    Task.set_offline(True)
    task = Task.init("interop", "one", auto_connect_frameworks=False, auto_resource_monitoring=False, auto_connect_arg_parser=False)
    task.connect({"lr": 0.25, "optimizer": "adam"})
    logger = task.get_logger()
    for step, loss in enumerate([2.5, 1.25, float("nan"), float("inf"), 0.1]):
        logger.report_scalar("loss", "train", loss, step * 10)
    logger.report_single_value("best", 0.5)
    task.close()
    print("at " + str(task.get_offline_mode_folder()))


def onnx(folder):
    import numpy
    import onnx as library
    from onnx import TensorProto, helper, numpy_helper

    weights = [numpy_helper.from_array(numpy.arange(12, dtype=numpy.float32).reshape(3, 4), "fc.weight"), numpy_helper.from_array(numpy.zeros(3, numpy.float32), "fc.bias")]
    node = helper.make_node("Gemm", ["x", "fc.weight", "fc.bias"], ["y"], name="/fc/Gemm", transB=1)
    graph = helper.make_graph([node], "net", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 4])], [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 3])], weights)
    library.save(helper.make_model(graph), os.path.join(folder, "model.onnx"))


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
