"""Trains or writes with the real frameworks on a CPU: python write-frameworks.py WRITER FOLDER"""

import json
import os
import sys

LOSSES = [2.5, 1.25, float("nan"), float("inf"), 0.1]


def torch_summary(folder):
    import torch
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(os.path.join(folder, "tb")) as writer:
        for step, loss in enumerate(LOSSES + [float("-inf"), 1e-30]):
            writer.add_scalar("train/loss", loss, step * 10)
            writer.add_scalar("val/loss", torch.tensor(loss), step * 10, new_style=True)
        writer.add_histogram("gradients/fc1.weight", torch.tensor([3.0, 4.0]), 1)
        writer.add_hparams({"lr": 0.25, "optimizer": "adam", "amp": True}, {"hparam/acc": 0.5})


def tensors():
    import torch

    numbers = torch.arange(12, dtype=torch.float32).reshape(3, 4) - 4
    dead = numbers.clone()
    dead[1] = 0
    broken = torch.tensor([1.0, float("nan"), float("inf"), float("-inf")])
    return {
        "fc1.weight": numbers,
        "fc1.bias": torch.zeros(3),
        "dead.weight": dead,
        "turned.weight": numbers.t()[1:],
        "broken.weight": broken.reshape(2, 2).double(),
        "half.weight": numbers.half(),
        "brain.weight": numbers.bfloat16(),
        "small.weight": numbers.to(torch.int8),
        "norm.num_batches_tracked": torch.tensor(7),
    }


def torch_save(folder):
    import torch

    torch.save(tensors(), os.path.join(folder, "model.pt"))
    net = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.BatchNorm1d(3), torch.nn.Linear(3, 2))
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
    net(torch.ones(2, 4)).sum().backward()
    optimizer.step()
    checkpoint = {"epoch": 3, "model_state_dict": net.state_dict(), "optimizer_state_dict": optimizer.state_dict()}
    torch.save(checkpoint, os.path.join(folder, "checkpoint.pth"))


def safetensors_save(folder):
    from safetensors.torch import save_file

    written = {name: tensor.contiguous() for name, tensor in tensors().items()}
    save_file(written, os.path.join(folder, "model.safetensors"), metadata={"format": "pt"})


def lightning_csv(folder):
    import lightning
    import torch
    from lightning.pytorch.loggers import CSVLogger

    class Model(lightning.LightningModule):
        def __init__(self):
            super().__init__()
            self.save_hyperparameters({"lr": 0.25, "name": "tiny"})
            self.net = torch.nn.Linear(2, 1)

        def training_step(self, batch, index):
            self.log("train/loss", LOSSES[index], on_step=True)
            return self.net(batch).sum()

        def validation_step(self, batch, index):
            self.log("val/loss", 0.5 / (1 + self.current_epoch))

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), lr=0.25)

    data = torch.utils.data.DataLoader(torch.ones(5, 2), batch_size=1)
    trainer = lightning.Trainer(
        max_epochs=3,
        accelerator="cpu",
        logger=CSVLogger(folder),
        log_every_n_steps=1,
        enable_progress_bar=False,
        num_sanity_val_steps=0,
    )
    trainer.fit(Model(), data, data)


def keras_csv(folder):
    os.environ["KERAS_BACKEND"] = "torch"
    import keras
    import numpy

    class Known(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            logs["known"] = LOSSES[epoch]

    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse", metrics=["mae"])
    numbers = numpy.random.default_rng(0).normal(size=(32, 2))
    history = model.fit(
        numbers,
        numbers[:, :1],
        epochs=5,
        validation_split=0.25,
        verbose=0,
        callbacks=[Known(), keras.callbacks.CSVLogger(os.path.join(folder, "training.log"))],
    )
    print("results " + json.dumps(history.history))


def hf_trainer(folder):
    import torch
    import transformers

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.net = torch.nn.Linear(2, 1)
            self.seen = -1

        def forward(self, x, labels=None):
            if self.training:
                self.seen += 1
            loss = (self.net(x) - labels).pow(2).mean()
            # Known values that leave the weights as they are: what is learned is not the point.
            known = loss * 0 + LOSSES[self.seen % 5] if self.training else loss
            return {"loss": known, "logits": self.net(x)}

    data = [{"x": torch.ones(2), "labels": torch.ones(1)} for _ in range(10)]
    arguments = transformers.TrainingArguments(
        output_dir=folder,
        num_train_epochs=2,
        per_device_train_batch_size=2,
        logging_steps=1,
        eval_strategy="epoch",
        save_strategy="epoch",
        learning_rate=1e-3,
        logging_nan_inf_filter=False,
        report_to=[],
        use_cpu=True,
        disable_tqdm=True,
    )
    trainer = transformers.Trainer(model=Net(), args=arguments, train_dataset=data, eval_dataset=data)
    trainer.train()
    trainer.save_state()
    print("results " + json.dumps(trainer.state.log_history))


def sb3(folder):
    from stable_baselines3 import PPO
    from stable_baselines3.common.callbacks import EvalCallback
    from stable_baselines3.common.logger import configure
    from stable_baselines3.common.monitor import Monitor
    import gymnasium

    env = Monitor(gymnasium.make("CartPole-v1"), os.path.join(folder, "monitor.csv"))
    model = PPO("MlpPolicy", env, n_steps=64, batch_size=32, n_epochs=2, seed=0, device="cpu")
    model.set_logger(configure(folder, ["csv", "json", "tensorboard", "log"]))
    evaluation = EvalCallback(Monitor(gymnasium.make("CartPole-v1")), eval_freq=100, n_eval_episodes=3, log_path=folder, verbose=0)
    model.learn(256, callback=evaluation)
    print("results " + json.dumps({"steps": evaluation.evaluations_timesteps, "results": [[float(x) for x in row] for row in evaluation.evaluations_results]}))


def sb3_logger(folder):
    from stable_baselines3.common.logger import configure

    logger = configure(folder, ["csv", "json", "log"])
    for step, loss in enumerate(LOSSES):
        logger.record("train/loss", loss)
        if step > 1:
            logger.record("rollout/ep_rew_mean", step * 1.5)
        logger.record("time/total_timesteps", step * 10)
        logger.dump(step * 10)
    logger.close()


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
