import { expect, test } from "vitest";
import { environment } from "../../../src/readers/environment/reader.ts";
import { modelCard } from "../../../src/readers/model-card/reader.ts";
import { sourceOf } from "../../source-of.ts";
import { partsOfKind, pointsByName, readParts, settingsOf } from "../parts-of.ts";

const CARD = `# a

### Training hyperparameters

- learning_rate: 3e-05
- optimizer: Adam with betas=(0.9,0.999) and epsilon=1e-08

### Training results

| Training Loss | Epoch | Step | Validation Loss |
|:-------------:|:-----:|:----:|:---------------:|
| No log        | 1.0   | 250  | 1.1869          |
| nan           | 2.0   | 500  | 0.9991          |

### Framework versions
| not | a | result |
`;

test("a card gives settings and results; No log is nothing, nan is a number", async () => {
  const parts = await readParts(modelCard, sourceOf({ "README.md": CARD }));
  expect(settingsOf(parts)).toEqual({ learning_rate: 3e-5, optimizer: "adam" });
  expect(pointsByName(parts)).toEqual({
    "|Training Loss|train": [[500, Number.NaN]],
    "|Validation Loss|validation": [
      [250, 1.1869],
      [500, 0.9991],
    ],
  });
});

test("beside the Trainer's own history, only its settings are taken", async () => {
  const parts = await readParts(modelCard, sourceOf({ "a/README.md": CARD, "a/trainer_state.json": "{}" }));
  expect(partsOfKind(parts, "series")).toEqual([]);
  expect(settingsOf(parts)).toMatchObject({ learning_rate: 3e-5 });
});

test("pinned versions alone are versions", async () => {
  const facts = async (files: Record<string, string>) =>
    partsOfKind(await readParts(environment, sourceOf(files)), "facts").map((part) => part.facts);
  expect(
    await facts({ "requirements.txt": "torch==2.1.0\nnumpy>=1.20\n# jax==0.4\njax[cuda]==0.4.30\n" }),
  ).toEqual([{ libraries: { torch: "2.1.0", jax: "0.4.30" } }]);
  expect(await facts({ "requirements.txt": "torch\nnumpy>=1.20\n" })).toEqual([{}]);
  expect(await facts({ "commit.txt": "not a hash\n" })).toEqual([]);
});
