import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { toBase85 } from "../src/output/data/base85.ts";

const SCRIPTS = new URL("../templates/scripts/", import.meta.url);
const OUT = new URL("../dist/page/", import.meta.url);

/** What the page's scripts are made of: three bundles, and the library once more as it travels in the page. */
const [tools, loader, library] = await Promise.all(["tools", "loader", "live"].map(bundle));
const packed = toBase85(deflateRawSync(Buffer.from(library ?? "", "utf8"), { level: 9 }));
await mkdir(OUT, { recursive: true });
await writeFile(new URL("bundle.json", OUT), JSON.stringify({ tools, loader, library, packed }));

async function bundle(name: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, SCRIPTS))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    ...(name === "live" ? { banner: { js: await licences() } } : {}),
  });
  const text = (result.outputFiles[0]?.text ?? "").trim();
  // A script element ends at the first closing tag, wherever it stands.
  if (/<\/script|<!--/i.test(text))
    throw new Error(`${name}.ts holds text that would end its script element`);
  return text;
}

/** Vega and d3 travel in every page, so their licences do too. */
async function licences(): Promise<string> {
  const texts = ["vega", "d3-scale"].map((name) =>
    readFile(new URL(`../node_modules/${name}/LICENSE`, import.meta.url), "utf8"),
  );
  return `/*!\n${(await Promise.all(texts)).map((text) => text.trim().replaceAll("*/", "* /")).join("\n\n")}\n*/`;
}
