import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { event, eventFile, record, simple } from "../tests/readers/tensorboard/encode-events.ts";

const ROWS = 1_000_000;

/** One million rows of eight numbers, some with 17 digits and some with few, as scripts write them. */
export function writeTable(path: string, rows = ROWS): void {
  const file = openSync(path, "w");
  writeSync(file, "step,epoch,lr,grad_norm,loss,val_loss,accuracy,val_accuracy\n");
  let lines: string[] = [];
  for (let i = 0; i < rows; i++) {
    const x = (i * 7919) % 100_003;
    lines.push(`${i},${i / 1000},0.001,${x / 1e5},${x / 3e5},${x / 2e5},${x / 4e5},${x / 5e5}\n`);
    if (lines.length < 10_000 && i < rows - 1) continue;
    writeSync(file, lines.join(""));
    lines = [];
  }
  closeSync(file);
}

/** An event file of one million scalars under four tags, an event each, as torch's SummaryWriter writes them. */
export function writeEvents(folder: string): void {
  mkdirSync(folder);
  const file = openSync(join(folder, "events.out.tfevents.1700000000.host.1.0"), "w");
  writeSync(file, eventFile(1.7e9));
  const tags = ["train/loss", "train/accuracy", "val/loss", "lr"];
  let frames: Uint8Array[] = [];
  for (let i = 0; i < ROWS; i++) {
    const value = simple(tags[i % 4] ?? "", ((i * 7919) % 100_003) / 1e5);
    frames.push(record(event(1.7e9 + i / 100, Math.floor(i / 4), value)));
    if (frames.length < 10_000 && i < ROWS - 1) continue;
    writeSync(file, Buffer.concat(frames));
    frames = [];
  }
  closeSync(file);
}
