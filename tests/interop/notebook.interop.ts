import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { capture } from "../cli/capture.ts";
import { PYTHON, whyNoLoggers } from "./python.ts";

const SCENARIO = resolve(import.meta.dirname, "../../fixtures/scenarios/divergence");
const base = mkdtempSync(join(tmpdir(), "postrun-notebook-"));
const VALIDATE = "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))";

afterAll(() => rmSync(base, { recursive: true, force: true }));

describe.skipIf(whyNoLoggers() !== null)("the notebook in Jupyter's own tools", () => {
  it("is valid by nbformat, and nbconvert shows every figure and says each in words", async () => {
    const { PATH = "", HOME = "" } = process.env;
    const { code } = await capture(["report", SCENARIO, "--ipynb", "--out", base], { PATH, HOME });
    expect(code).toBe(0);
    const file = join(base, "divergence.ipynb");
    execFileSync(PYTHON, ["-c", VALIDATE, file], { stdio: "pipe" });
    const { cells } = JSON.parse(readFileSync(file, "utf8"));
    const figures = cells.filter((cell: { cell_type: string }) => cell.cell_type === "code").length;
    execFileSync(PYTHON, ["-m", "nbconvert", "--to", "html", file, "--output", "converted"], {
      stdio: "pipe",
    });
    const html = readFileSync(join(base, "converted.html"), "utf8");
    expect(html).toContain("Learning rate too high");
    const shown = html.match(/<img[^>]*src="data:image\/png;base64|<svg [^>]*role="img" aria-label=/g) ?? [];
    expect(shown).toHaveLength(figures);
  });
});
