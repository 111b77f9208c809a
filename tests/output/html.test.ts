import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tokens } from "../../src/charts/theme.ts";
import { fromBase85 } from "../../src/output/data/base85.ts";
import { renderHtml } from "../../src/output/html/html.ts";
import { buildDocument } from "../../src/report/build-document.ts";
import { exampleDiagnosis, exampleRun } from "../report/example-run.ts";
import { EDGES } from "../report/small-runs.ts";

const document = buildDocument(exampleRun(), exampleDiagnosis(), { version: "0.1.0", date: "24 Nov 2026" });
const page = await renderHtml(document, {});
const still = await renderHtml(document, { static: true });

describe("the page", () => {
  it("is the same at every writing", async () => {
    expect(await renderHtml(document, {})).toBe(page);
  });

  it("names no address but the SVG namespace, and nothing that loads", () => {
    const markup = withoutScripts(page);
    const addresses = markup.match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}[^"'\s<]*/gi) ?? [];
    expect(new Set(addresses)).toEqual(new Set(["http://www.w3.org/2000/svg"]));
    expect(markup).not.toMatch(/<(link|iframe|object|embed|base|form)\b|<img\b|@import|\ssrc="(?!data:)/i);
  });

  it("carries a policy whose hashes are those of its own style and scripts", () => {
    const policy =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/
        .exec(page)?.[1]
        ?.replaceAll("&#x27;", "'")
        .replaceAll("&#x3D;", "=") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    const running = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? "");
    const packed = /id="live-library">([^<]+)</.exec(page)?.[1] ?? "";
    const library = inflateRawSync(fromBase85(packed)).toString("utf8");
    expect(running).toHaveLength(2);
    for (const text of [style, ...running, library]) expect(policy).toContain(`'sha256-${hashOf(text)}'`);
  });

  it("has no id twice and no link that leads nowhere", () => {
    const ids = [...withoutScripts(page).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(ids.length).toBe(new Set(ids).size);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    const used = [...page.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id ?? "");
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("uses no colour that is not a token", () => {
    const known = new Set(Object.values(tokens).flatMap(({ light, dark, print }) => [light, dark, print]));
    const used = new Set(withoutScripts(page).match(/(?<=[:"])#[0-9a-f]{6}\b/g));
    expect([...used].filter((hex) => !known.has(hex))).toEqual([]);
  });

  it("draws every figure twice, the narrow one hidden without styles", () => {
    const figures = page.match(/<figure\b/g)?.length ?? 0;
    expect(figures).toBeGreaterThanOrEqual(7);
    expect(page.match(/<div class="w"/g)?.length).toBe(figures);
    expect(page.match(/<div class="n" hidden[^>]*>/g)?.length).toBe(figures);
    expect(page.match(/<svg [^>]*role="img" aria-label="[^"]{20,}"/g)?.length).toBe(2 * figures);
  });

  it("holds no control that needs a script", () => {
    expect(withoutScripts(page)).not.toMatch(/<(button|input|select)\b/);
  });

  it("leaves the script out when static", () => {
    expect(still).not.toContain("<script");
    expect(still).not.toContain("script-src");
    expect(still).not.toContain("data-live");
    expect(withoutScripts(page).replace(/ data-live="[^"]+"/g, "").length).toBeGreaterThanOrEqual(
      still.length - 400,
    );
  });

  it("keeps its fixed weight: 340 KB with script, 75 KB without, fonts in both", () => {
    const figures = (page.match(/<svg[\s\S]*?<\/svg>/g) ?? []).join("").length;
    const drawings = /id="live-drawings">([^<]+)</.exec(page)?.[1]?.length ?? 0;
    const text = withoutScripts(still).replace(/<style>[\s\S]*?<\/style>/, "").length;
    const styles = (/<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "").length;
    expect(page.length - (text + drawings)).toBeLessThanOrEqual(340_000);
    expect(styles).toBeLessThanOrEqual(75_000);
    // What the run draws comes on top of the fixed weight; the budget of the whole page is held in tests/cli/budgets.test.ts.
    expect(figures).toBeLessThan(300_000);
  });

  it("embeds three faces, or none where the system's are wanted", async () => {
    expect(page.match(/@font-face/g)).toHaveLength(3);
    expect(await renderHtml(document, { fonts: "system" })).not.toContain("@font-face");
  });
});

describe("names from files", () => {
  it.each(Object.entries(EDGES))("%s: rendered and escaped", async (_, { run, diagnosis }) => {
    const html = await renderHtml(buildDocument(run, diagnosis, { version: "0.1.0", date: null }), {});
    const markup = withoutScripts(html);
    expect(markup).not.toMatch(/<img|onerror=alert\(1\)>|<b>loss|undefined|\[object Object\]/);
    expect(markup).toContain("<h1>");
    expect(html.match(/<\/script>/g)?.length ?? 0).toBe(html.match(/<script/g)?.length ?? 0);
  });
});

describe("the templates", () => {
  it("never use raw markup, so that every word of a run is escaped", () => {
    for (const file of ["page.hbs", ...readdirSync(folder("blocks/")).map((name) => `blocks/${name}`)]) {
      const text = readFileSync(folder(file), "utf8");
      expect(text, file).not.toMatch(/\{\{\{|\{\{&/);
      expect(text, file).not.toMatch(/\sstyle=|\son[a-z]+=/);
    }
  });
});

function folder(path: string): URL {
  return new URL(`../../templates/${path}`, import.meta.url);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("base64");
}

function withoutScripts(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, "");
}
