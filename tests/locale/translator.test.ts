import { describe, expect, it } from "vitest";
import { withoutMarks } from "../../src/locale/in-voice.ts";
import { ENGLISH, translatorOf } from "../../src/locale/translator.ts";

const german = translatorOf({ language: "de", words: {} });
const french = translatorOf({ language: "fr", words: {} });
const chinese = translatorOf({ language: "zh", words: {} });

function marked(text: string): string {
  return `${ENGLISH.from}${text}${ENGLISH.to}`;
}

describe("a translator", () => {
  it.each([
    ["Learning rate too high", "Lernrate zu hoch"],
    ["Overfitting from step 309 of 1,000", "Überanpassung ab Schritt 309 von 1,000"],
    [
      "No fault found: best validation loss 0.473 at step 344",
      "Kein Fehler gefunden: am besten Validierungsverlust 0.473 bei Schritt 344",
    ],
    ["2,349 steps after the best checkpoint", "2,349 Schritte nach dem besten Checkpoint"],
    ["3 notices. Nothing was mended silently.", "3 Hinweise. Nichts wurde stillschweigend ausgebessert."],
    [
      "Training (train/loss): all 9 logged points; thick line: trailing median of 5. Validation (val/loss): all 2 logged points.",
      "Training (train/loss): alle 9 aufgezeichneten Punkte; dicke Linie: nachlaufender Median aus 5. Validierung (val/loss): alle 2 aufgezeichneten Punkte.",
    ],
    ["mlp, 5 layers, 3,368 parameters", "mlp, 5 Schichten, 3,368 Parameter"],
    [", 7 of 8 clues could be checked", ", 7 von 8 Hinweisen prüfbar"],
    [
      "Validation (val/loss): all 20 logged points.",
      "Validierung (val/loss): alle 20 aufgezeichneten Punkte.",
    ],
  ])("says %j", (text, said) => {
    expect(german.say(text)).toBe(said);
    expect(german.known(text)).toBe(said);
  });

  it("keeps blanks about a text, capitals where English has one, and Chinese stops", () => {
    expect(german.say("Against: ")).toBe("Dagegen: ");
    expect(french.say("learning rate too high")).toBe("taux d’apprentissage trop élevé");
    expect(french.say("Learning rate too high")).toBe("Taux d’apprentissage trop élevé");
    expect(chinese.say("3 notices. Nothing was mended silently.")).toBe("3 条提示。未作任何暗中修补。");
  });

  it("marks what it has no words for, and only that", () => {
    const sentence = "Each step overshoots the valley it aims at.";
    expect(german.say(sentence)).toBe(marked(sentence));
    expect(german.say(`Most likely cause: overfitting. ${sentence}`)).toBe(
      `Wahrscheinlichste Ursache: Überanpassung. ${marked(sentence)}`,
    );
    expect(german.say("Fix: stop at the lowest validation loss")).toBe(
      `Abhilfe: ${marked("stop at the lowest validation loss")}`,
    );
    expect(withoutMarks(german.say(sentence))).toBe(sentence);
    expect(german.known(sentence)).toBeNull();
  });

  it("never takes words of a sentence for a message, and leaves names alone", () => {
    for (const sentence of [
      "The loss falls from step 3 to the end at a rate of 0.1",
      "1 cause of many things that are no cause from step 3",
      "Weights are driven to a scale from which they do not come back",
    ])
      expect(german.say(sentence)).toBe(marked(sentence));
    for (const name of ["val_acc", "train/loss", "ResNet-50", "layer4.0.conv1", "7", ""])
      expect(german.say(name)).toBe(name);
  });

  it("says own words, in English as in any language", () => {
    const own = translatorOf({
      language: "en",
      words: { "verdict-failed": "Broken", "step-n": "update {n}" },
    });
    expect(own.say("Failed")).toBe("Broken");
    expect(own.say("Overfitting from step 3")).toBe("Overfitting from step 3");
    expect(own.say("Step 1,200")).toBe("Update 1,200");
    expect(own.say("Impaired")).toBe("Impaired");
  });
});
