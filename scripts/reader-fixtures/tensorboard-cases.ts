import {
  event,
  eventFile,
  hparams,
  scalarTensor,
  simple,
  text,
} from "../../tests/readers/tensorboard/encode-events.ts";
import { type Case, loss, START, steps } from "./case.ts";

/** Cases of TensorBoard event files. */
export function tensorboardCases(): Case[] {
  const format = "tensorboard";
  const whole = torch(START, 0, 40);
  const flipped = Buffer.from(whole);
  flipped[1200] = (flipped[1200] ?? 0) ^ 1;
  return [
    {
      format,
      name: "torch",
      about:
        "torch's SummaryWriter: scalars, layers, settings as text, hyperparameters in a folder of their own.",
      files: {
        [name(START, "1.0")]: whole,
        [`1700000000.5/${name(START, "1.1")}`]: eventFile(
          START,
          event(START, 0, hparams({ batch_size: 32 })),
        ),
      },
    },
    {
      format,
      name: "resumed",
      about: "Two files in one folder: the second goes on from step 20, the first had come to 39.",
      files: { [name(START, "1.0")]: whole, [name(START + 1000, "2.0")]: torch(START + 1000, 20, 60) },
    },
    {
      format,
      name: "keras-two-fits",
      about: "Keras' train/ and validation/ folders after two calls of fit().",
      files: {
        [`logs/train/${name(START, "1.0.v2")}`]: keras(START, 6, 0),
        [`logs/validation/${name(START + 1, "1.1.v2")}`]: keras(START + 1, 6, 0.2),
        [`logs/train/${name(START + 500, "1.2.v2")}`]: keras(START + 500, 4, 0),
        [`logs/validation/${name(START + 501, "1.3.v2")}`]: keras(START + 501, 4, 0.3),
      },
    },
    {
      format,
      name: "add-scalars",
      about: "torch's add_scalars: a folder for each curve.",
      files: {
        [name(START, "1.0")]: eventFile(START),
        [`loss_train/${name(START, "1.1")}`]: curve(0),
        [`loss_valid/${name(START, "1.2")}`]: curve(0.2),
      },
    },
    {
      format,
      name: "cut",
      about: "A killed job: the file ends inside a record.",
      files: { [name(START, "1.0")]: whole.subarray(0, 3001) },
    },
    {
      format,
      name: "bad-checksum",
      about: "One bit of one record is flipped.",
      files: { [name(START, "1.0")]: flipped },
    },
    {
      format,
      name: "logged-nothing",
      about: "A run that opened its log and wrote no value: 40 bytes.",
      files: { [name(START, "1.0")]: eventFile(START) },
    },
    {
      format,
      name: "no-events",
      about: "The name of an event file, and no event in it.",
      files: { [name(START, "1.0")]: "nothing of the kind\n" },
    },
  ];
}

function name(start: number, rest: string): string {
  return `events.out.tfevents.${start}.host.${rest}`;
}

function torch(start: number, from: number, to: number): Buffer {
  const settings = "lr: 0.1\nepochs: 4\noptimizer: sgd";
  return eventFile(
    start,
    event(start, 0, text("hparams/text_summary", settings)),
    ...steps(from, to).map((step) =>
      event(
        start + step,
        step,
        simple("train/loss", loss(step)),
        simple("train/lr", 0.1),
        simple("train/grad_norm", 1),
      ),
    ),
    ...steps(from, to, 10).map((step) => event(start + step, step + 9, simple("val/loss", loss(step) + 0.1))),
    ...steps(from, to, 10).flatMap((step) =>
      ["fc1", "fc2"].map((layer, i) => event(start + step, step, simple(`grad_norm/${layer}`, 0.5 + i))),
    ),
  );
}

function keras(start: number, epochs: number, offset: number): Buffer {
  return eventFile(
    start,
    ...steps(0, epochs).map((epoch) =>
      event(start + epoch, epoch, scalarTensor("epoch_loss", loss(epoch * 10) + offset, epoch === 0)),
    ),
  );
}

function curve(offset: number): Buffer {
  return eventFile(
    START,
    ...steps(0, 20).map((step) => event(START + step, step, simple("loss", loss(step) + offset))),
  );
}
