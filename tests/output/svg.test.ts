import { beforeAll, describe, expect, it } from "vitest";
import { drawFigure } from "../../src/charts/draw-figure.ts";
import { tokens } from "../../src/charts/theme.ts";
import type { FigureWidth } from "../../src/model/chart.ts";
import { RenderError } from "../../src/model/errors.ts";
import { renderSvg } from "../../src/output/svg/svg.ts";
import { sampleFigures } from "../charts/sample-figures.ts";

const LIGHT = new Set<string>(Object.values(tokens).map((t) => t.light));
const jobs = sampleFigures.flatMap((figure) =>
  (["wide", "narrow"] as const).map((width: FigureWidth) => ({
    figure,
    width,
    slug: `${figure.id}-${width}`,
  })),
);
const first = new Map<string, string>();

beforeAll(async () => {
  for (const { figure, width, slug } of jobs)
    first.set(slug, (await renderSvg(drawFigure(figure, width), slug)).svg);
});

describe("renderSvg", () => {
  it("gives the same bytes a second time and in another order", async () => {
    for (const { figure, width, slug } of jobs.toReversed()) {
      expect((await renderSvg(drawFigure(figure, width), slug)).svg).toBe(first.get(slug));
    }
  });

  it("never uses an id twice on a page of all drawings, and every reference has its id", () => {
    const page = [...first.values()].join("");
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  it.each(jobs)("writes $slug with token colours, no style, no link and no label of its own", ({ slug }) => {
    const svg = first.get(slug) ?? "";
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+" width="\d+" height="\d+"/,
    );
    for (const [, colour] of svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)) {
      expect(colour === "none" || LIGHT.has(colour ?? ""), colour).toBe(true);
    }
    expect(svg).not.toMatch(/style=|href=|aria-label|<script|NaN,|undefined|Infinity/);
    expect(svg.match(/role=/g)).toHaveLength(1);
  });

  it.each(jobs)("keeps $slug within its width", ({ figure, width, slug }) => {
    const drawn = Number(/ width="(\d+)"/.exec(first.get(slug) ?? "")?.[1]);
    expect(drawn).toBeLessThanOrEqual(width === "wide" ? 800 : 358);
    expect(drawn).toBeGreaterThan(["confusion", "matrix"].includes(figure.kind) ? 150 : 300);
  });

  it("rounds coordinates to a tenth of a pixel and leaves numbers in words alone", async () => {
    const spec = drawFigure(
      {
        ...sampleFigures[4],
        kind: "bars",
        id: "b",
        title: "",
        alt: "",
        xTitle: "rate 0.12345",
        rows: [{ label: "1.23456", value: 3, cited: false }],
      },
      "wide",
    );
    const { svg } = await renderSvg(spec, "b");
    expect(svg).toContain(">1.23456</text>");
    expect(svg).toContain(">rate 0.12345</text>");
    for (const svgOf of first.values()) {
      for (const [, d] of svgOf.matchAll(/ (?:d|transform|x|y|width|height)="([^"]*)"/g))
        expect(d).not.toMatch(/\.\d\d/);
    }
  });

  it("writes hostile names as text", () => {
    expect(first.get("confusion-wide")).toContain("&amp; b");
  });

  it("draws equal cells as one path", () => {
    const svg = first.get("confusion-wide") ?? "";
    const fills = [...svg.matchAll(/<path d="[^"]*" fill="(#[0-9a-f]{6})"\/>/g)].map((m) => m[1]);
    expect(new Set(fills).size).toBe(fills.length);
  });

  it("draws more than a hundred classes as one small picture a ground", async () => {
    const count = 300;
    const counts = Array.from({ length: count }, (_, r) =>
      Array.from({ length: count }, (_, c) => (r === c ? 50 : Number((r * 7 + c * 13) % 97 === 0))),
    );
    const classes = counts.map((_, i) => `c${i}`);
    const figure = { kind: "confusion" as const, id: "big", title: "", alt: "", classes, counts };
    const { svg, vega } = await renderSvg(drawFigure(figure, "wide"), "big");
    expect(svg.match(/<image /g)).toHaveLength(2);
    expect(svg).toContain('class="dark-only" display="none"');
    expect(svg).toContain('image-rendering="pixelated"');
    expect(svg.length + JSON.stringify(vega).length).toBeLessThan(60_000);
  });

  it("refuses to load anything", async () => {
    const spec = {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      data: { values: [{ u: "https://example.org/a.png" }] },
      mark: { type: "image", width: 5, height: 5 },
      encoding: { url: { field: "u" } },
    };
    const data = { ...spec, data: { url: "file:///etc/hostname" }, mark: "point", encoding: {} };
    expect((await renderSvg(spec, "x")).svg).not.toContain("example.org");
    await expect(renderSvg(data, "x")).rejects.toThrow(RenderError);
  });
});
