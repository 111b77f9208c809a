import { expect, it } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { sourceOf } from "../source-of.ts";

const ROWS = Array.from({ length: 12 }, (_, i) => `${i + 1},${1 / (i + 1)}`).join("\n");
const CSV = `epoch,train_loss\n${ROWS}\n`;

async function textOf(files: Readonly<Record<string, string>>, name = "run"): Promise<string> {
  const [run] = await readRuns(sourceOf(files, { name }));
  return JSON.stringify({ name: run?.name, config: run?.config, notices: run?.notices, events: run?.events });
}

it("a name that a setting states is hidden in the name of the run, in other settings and in the log", async () => {
  const config = "username: maryquux\nout: s3://bucket/maryquux/ckpt\ntag: MARYQUUX-3\n";
  const log = "epoch 1 loss 0.5\nepoch 2 loss 0.4\nTraining finished for maryquux\n";
  const text = await textOf({ "metrics.csv": CSV, "config.yaml": config, "train.log": log }, "maryquux_run3");
  expect(text.toLowerCase()).not.toContain("maryquux");
  expect(text).toContain("[name]_run3");
});

it("the owner of a home folder is such a name", async () => {
  const text = await textOf({
    "metrics.csv": CSV,
    "config.yaml": "a: /home/maryquux/x\nproject: maryquux-vit\n",
  });
  expect(text).not.toContain("maryquux");
});

it("words of the trade, common accounts and short names hide nothing", async () => {
  const config = "user: adam\nhost: localhost\nauthor: al\noptimizer: adam\nalpha: also local\n";
  const text = await textOf({ "metrics.csv": CSV, "config.yaml": config });
  expect(text).toContain("optimizer: adam");
  expect(text).toContain("alpha: also local");
});

it("a conversation in a log is no statement of who uses the machine", async () => {
  const log = "epoch 1 loss 0.5\nUser: Please saved checkpoint Please\nepoch 2 loss 0.4\n";
  const text = await textOf({ "metrics.csv": CSV, "train.log": log, "config.yaml": "note: Please keep\n" });
  expect(text).toContain("note: Please keep");
});
