import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import { decodeEvent } from "./event.ts";
import { type EventLog, readEventLog } from "./event-log.ts";
import { groupFamilies } from "./family.ts";
import { isFrameHead } from "./frames.ts";
import { partsOf } from "./training-parts.ts";
import { splitTrainings } from "./trainings.ts";

/** TensorBoard event files: scalars in both encodings, statistics of layers, hyperparameters, texts. */
export const tensorboard: Reader = {
  id: "tensorboard",
  title: "TensorBoard event files",
  files: ["events.out.tfevents.*"],
  about: {
    recognisedBy: "records with right checksums, or a name with `tfevents`",
    reads: ["scalars in both encodings, norms of layers from histograms, hyperparameters, settings in texts"],
    leaves: [
      "images, audio, graphs, PR curves and embeddings: they hold no course of a quantity",
      "the bins of histograms: the norm is what checks need",
      "what follows a record whose length does not match its checksum: nothing marks the next one",
    ],
    traps: [
      "a resumed run's files are joined, and the later one counts from its first step on",
      "several trainings in one folder; train/ and validation/ of one; Keras' copies of its evaluations",
    ],
    provenBy: "torch's SummaryWriter and tensorboardX",
  },
  sniff(file, head) {
    const base = file.name.slice(file.name.lastIndexOf("/") + 1);
    if (base.endsWith(".profile-empty")) return 0;
    const named = base.includes("tfevents");
    if (isFrameHead(head)) return named ? 1 : eventScore(head);
    // A damaged first record: the name is all there is, and the reader says what is wrong.
    return named ? 0.6 : 0;
  },
  async *read(files) {
    const logs: EventLog[] = [];
    for (const file of files) logs.push(await readEventLog(file));
    refuseWhereNothingIsReadable(logs);
    for (const family of groupFamilies(logs)) {
      const trainings = splitTrainings(family);
      for (const [i, training] of trainings.entries()) {
        const group = trainings.length === 1 ? family.folder : trainingGroup(family.folder, i);
        for (const body of partsOf(training, trainings.length)) {
          yield { group, reader: "tensorboard", ...body } satisfies RunPart;
        }
      }
    }
  },
};

/** TFRecord is also a format for training data: only a first record that is an event counts. */
function eventScore(head: Uint8Array): number {
  const length = head[0] ?? 0;
  try {
    const event = decodeEvent(head.subarray(12, 12 + length));
    return event.fileVersion?.startsWith("brain.Event:") ? 0.95 : 0;
  } catch {
    return 0;
  }
}

function refuseWhereNothingIsReadable(logs: readonly EventLog[]): void {
  const first = logs.find((log) => log.file.size > 0);
  if (!first || logs.some((log) => log.records > 0)) return;
  const reason = first.notices[0]?.message ?? "no record was found";
  throw new ReadError(`Cannot read ${first.file.name}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`);
}

function trainingGroup(folder: string, i: number): string {
  const name = `training-${String(i + 1).padStart(2, "0")}`;
  return folder === "" ? name : `${folder}/${name}`;
}
