import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withArtifacts } from "../../../src/output/pdf/mark-artifacts.ts";

const RULE = ["0 19 673 1 re", "f"];
const WORDS = ["BT", "/F4 12 Tf", "1 0 0 -1 60 1095 Tm", "<002B> Tj", "ET"];
const CLIP = ["0 0 10 10 re", "W* n"];
const TAGGED = ["/NonStruct <</MCID 0 >>BDC", ...WORDS, "EMC"];
const BLANK = ["BT", "/Span<</ActualText <FEFF00A0> >> BDC", "<0001> Tj", "EMC", "ET"];

describe("marking artifacts", () => {
  it("marks what is painted outside the structure and nothing else", () => {
    const content = ["q", ...RULE, ...CLIP, ...TAGGED, ...WORDS, ...BLANK, "Q", ""];
    expect(marked(content)).toEqual([
      ...["q", ...artifact(RULE), ...CLIP, ...TAGGED],
      ...[...artifact(WORDS), ...artifact(BLANK), "Q", ""],
    ]);
  });

  it("never puts a part of the structure into an artifact", () => {
    const inText = ["BT", "/P <</MCID 3 >>BDC", "<0001> Tj", "EMC", "ET"];
    expect(marked(inText)).toEqual(inText);
    expect(withArtifacts("/X5 Do", true)).toBe("/X5 Do");
    expect(withArtifacts("/X5 Do")).toBe("/Artifact BMC\n/X5 Do\nEMC");
  });

  it("leaves alone what it does not know, and what is left open", () => {
    expect(withArtifacts("BI\n/W 1 ID")).toBeNull();
    expect(withArtifacts("0 0 1 1 re")).toBeNull();
    expect(withArtifacts("/P <</MCID 3 >>BDC")).toBeNull();
  });

  it("keeps every line, in order, and is done after one time", () => {
    const group = fc.constantFrom(RULE, WORDS, CLIP, TAGGED, BLANK, ["q", "Q"], ["1 1 1 RG 1 1 1 rg"]);
    fc.assert(
      fc.property(fc.array(group, { maxLength: 30 }), (groups) => {
        const once = marked(groups.flat());
        expect(marked(once)).toEqual(once);
        const added = once.filter((line) => line === "/Artifact BMC").length;
        expect(once).toHaveLength(groups.flat().length + 2 * added + (groups.length === 0 ? 1 : 0));
      }),
    );
  });
});

function artifact(lines: readonly string[]): readonly string[] {
  return ["/Artifact BMC", ...lines, "EMC"];
}

function marked(lines: readonly string[]): readonly string[] {
  return withArtifacts(lines.join("\n"))?.split("\n") ?? [];
}
