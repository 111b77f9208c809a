import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { capture } from "../cli/capture.ts";

const ROOT = join(import.meta.dirname, "../..");
const DOCS = join(ROOT, "docs/own");

interface Block {
  readonly language: string;
  /** The file that it stands for; "" for commands and what they print. */
  readonly file: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(DOCS, page), "utf8");
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", file = "", body = ""]) => ({
      language,
      file,
      text: body,
    }),
  );
}

/** The day that the reports state. */
const DAY = { SOURCE_DATE_EPOCH: "1795478400" };

const before = process.cwd();
let root = "";
afterEach(() => {
  process.chdir(before);
  rmSync(root, { recursive: true, force: true });
});

/** Writes the files of a page, runs its commands one after the other, and gives what all of them printed. */
async function run(page: string): Promise<string> {
  root = mkdtempSync(join(tmpdir(), "postrun-own-"));
  process.chdir(root);
  cpSync(join(ROOT, "fixtures/scenarios/divergence"), join(root, "run"), { recursive: true });
  const blocks = blocksOf(page);
  for (const { file, language, text } of blocks.filter((block) => block.file !== "")) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), language === "base64" ? Buffer.from(text, "base64") : text);
  }
  let printed = "";
  for (const { text } of blocks.filter(({ language }) => language === "sh")) {
    for (const line of text.trim().split("\n")) {
      const [command = "", comment = ""] = line.split("#");
      const [program, ...argv] = command.trim().split(/\s+/);
      expect(program).toBe("postrun");
      const { code, out, err } = await capture(argv, DAY);
      expect(`${command.trim()}: ${code} ${code === 0 ? err : ""}`).toBe(
        `${command.trim()}: ${/exit code (\d+)/.exec(comment)?.[1] ?? 0} `,
      );
      printed += out + err;
    }
  }
  for (const { text } of blocks.filter(({ language, file }) => language === "text" && file === "")) {
    for (const line of text.trim().split("\n")) expect(printed).toContain(line);
  }
  return printed;
}

function page(name = "run"): string {
  return readFileSync(join(root, `report/${name}.html`), "utf8").replace(
    /<!--postrun-report-data[\s\S]*-->/,
    "",
  );
}

describe("docs/own", () => {
  it("every page is run here", () => {
    expect(readdirSync(DOCS).sort()).toEqual(["language.md", "plugins.md", "sections.md", "settings.md"]);
  });

  it("settings.md: the page has title, order, theme, thresholds and criteria as declared", async () => {
    await run("settings.md");
    const html = page();
    expect(html).toContain("Weekly review");
    expect(html).toMatch(/<title>Weekly review · /);
    const order = [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id);
    expect(order.slice(0, 3)).toEqual(["verdict", "causes", "checked"]);
    expect(order).not.toContain("notices");
    expect(html).toContain("--accent:#7a2e0e");
    expect(html).toMatch(/<img class="logo" src="data:image\/png;base64,[\w+/&#;]+" alt="Logo">/);
    expect(html).toContain('<span class="heading" dir="auto">Weekly review</span>');
    expect(html).toContain('<span class="date">2026-11-24</span>');
    expect(html).toContain("validation loss 1,13 at step 49");
    expect(html).not.toMatch(/rectifier/i);
    expect(html).toContain("Thresholds declared in postrun.yaml: 1");
    expect(html).toContain("found in the current folder; left out of this page: notices");
    expect(html).toContain("Cannot be told".toLowerCase());
  });

  it("language.md: the page speaks German, writes Swiss numbers with blanks, and its data stays as it is", async () => {
    await run("language.md");
    const html = page();
    expect(html).toContain('<html lang="de">');
    expect(html).toContain("<h2>Warum es schiefging</h2>");
    expect(html).toContain("<h1>Kaum etwas gelernt (999 Schritte)</h1>");
    expect(html).toContain('<span class="date">24.11.2026</span>');
    expect(html).toContain("1\u00a0600 Training, 500 Validierung");
    expect(html).toContain('<bdi lang="en">');
    const result = JSON.parse(readFileSync(join(root, "report/run.json"), "utf8"));
    expect(result.verdict).toBe("failed");
    expect(result.causes[0].title).toBe("Learning rate too high");
    expect(readFileSync(join(root, "report/run.md"), "utf8")).toContain("Gescheitert");
  });

  it("sections.md: the own section holds the run's values, a drawn chart and a table", async () => {
    await run("sections.md");
    const html = page();
    const own = html.slice(
      html.indexOf('<section id="own-1"'),
      html.indexOf("</section>", html.indexOf('<section id="own-1"')),
    );
    expect(own).toContain("What we know");
    expect(own).toContain("Run <strong>run</strong> is failed");
    expect(own).toContain("at its lowest and ended at 2.08");
    expect(own).toContain("Did both losses turn at once?");
    expect(own).toMatch(/<svg[^>]*>/);
    expect(own).toMatch(/<ul><li><strong>Learning rate too high<\/strong> \(0\.98\)/);
    expect(own).toContain('<a href="#checked">what was checked</a>');
    expect(own).not.toContain("{{");
  });

  it("plugins.md: own check, cause and reader work, and are said to be own", async () => {
    const printed = await run("plugins.md");
    expect(printed).toContain("own ones are known with --allow-plugins only");
    const html = page("old");
    expect(html).toContain("1 reader (old-trainer), none of them postrun");
    expect(html).toContain("train_loss");
  });
});
