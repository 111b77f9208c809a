import { expect, it } from "vitest";
import type { ConfigValue } from "../../src/model/config.ts";
import { resolveSettings } from "../../src/names/config-names.ts";

function known(settings: Readonly<Record<string, ConfigValue>>): Record<string, unknown> {
  const entries = Object.entries(settings).map(([key, value]) => ({
    key,
    value,
    at: { file: "config.yaml" },
  }));
  return Object.fromEntries(
    Object.entries(resolveSettings(entries)).map(([name, setting]) => [name, setting.value]),
  );
}

it("a plain script's keys", () => {
  expect(
    known({
      dataset: "digits",
      model: "mlp",
      "model_args.widths": [256, 256],
      "model_args.drop": 0.1,
      "model_args.act": "relu",
      "model_args.norm": "bn",
      lr: 0.0011,
      batch_size: 16,
      epochs: 115,
      optimizer: "adam",
      weight_decay: 0,
      lr_scheduler: "constant",
      seed: 5,
      shuffle: false,
      loss: "cross_entropy",
      grad_clip_norm: 1,
      precision: "16-mixed",
      initial_loss_scale: 1024,
      output_activation: "softmax",
      warmup_steps: 28,
      gamma: 0.2,
    }),
  ).toEqual({
    dataset: "digits",
    model: "mlp",
    "hidden-widths": [256, 256],
    dropout: 0.1,
    activation: "relu",
    normalization: "bn",
    "learning-rate": 0.0011,
    "batch-size": 16,
    epochs: 115,
    optimizer: "adam",
    "weight-decay": 0,
    scheduler: "constant",
    seed: 5,
    shuffle: false,
    loss: "cross_entropy",
    "gradient-clip": 1,
    precision: "fp16",
    "loss-scale": 1024,
    "output-activation": "softmax",
    "warmup-steps": 28,
    "scheduler-gamma": 0.2,
  });
});

it("the Trainer's keys", () => {
  expect(
    known({
      learning_rate: 5e-5,
      per_device_train_batch_size: 8,
      per_device_eval_batch_size: 64,
      gradient_accumulation_steps: 4,
      num_train_epochs: 3,
      max_steps: -1,
      optim: "adamw_torch",
      adam_beta1: 0.9,
      adam_beta2: 0.95,
      adam_epsilon: 1e-8,
      max_grad_norm: 1,
      lr_scheduler_type: "cosine",
      warmup_ratio: 0.1,
      fp16: false,
      bf16: true,
      label_smoothing_factor: 0.1,
      dataloader_num_workers: 2,
      resume_from_checkpoint: null,
    }),
  ).toEqual({
    "learning-rate": 5e-5,
    "batch-size": 8,
    "gradient-accumulation": 4,
    epochs: 3,
    optimizer: "adamw",
    beta2: 0.95,
    "adam-epsilon": 1e-8,
    "gradient-clip": 1,
    scheduler: "cosine",
    "warmup-ratio": 0.1,
    precision: "bf16",
    "label-smoothing": 0.1,
    "num-workers": 2,
  });
});

it("settings inside an object, the text of a Python dict, and detectors in upper case", () => {
  expect(known({ optimizer: { type: "SGD", lr: 0.02, momentum: 0.9 } })).toEqual({
    "learning-rate": 0.02,
    optimizer: "sgd",
    momentum: 0.9,
  });
  expect(known({ model_args: "{'widths': [64, 32], 'drop': 0.1, 'norm': None}" })).toEqual({
    "hidden-widths": [64, 32],
    dropout: 0.1,
  });
  expect(known({ "SOLVER.BASE_LR": 0.002, "SOLVER.IMS_PER_BATCH": 4, "SOLVER.MAX_ITER": 200 })).toEqual({
    "learning-rate": 0.002,
    "batch-size": 4,
    "max-steps": 200,
  });
  expect(known({ "lr.value": 0.1, "_wandb.value.lr": 9 })).toEqual({ "learning-rate": 0.1 });
});

it("numbers as text, the pair of betas, class names", () => {
  expect(known({ lr: "1e-3", betas: [0.9, 0.98], criterion: "torch.nn.CrossEntropyLoss()" })).toEqual({
    "learning-rate": 0.001,
    beta2: 0.98,
    loss: "cross_entropy",
  });
});

it("the key nearest to the top wins, and what is no value of its kind is no setting", () => {
  expect(known({ "teacher.lr": 9, "model.head.lr": 0.5, lr: 0.1 })).toEqual({ "learning-rate": 0.1 });
  expect(known({ lr: "auto", batch_size: 0, epochs: "many", seed: 1.5, optimizer: true })).toEqual({});
});
