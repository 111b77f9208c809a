// Part of npm run build: joins the modules that a command loads into few files. Opening several hundred of them takes most of
// the time of a diagnosis. What is imported on demand stays in files of its own; packages stay where they are.
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin } from "esbuild";

const DIST = resolve(import.meta.dirname, "../dist");
const BUNDLED = join(DIST, "bundled");

/** Files find templates and manifest from where they stand: the joined ones go on to say where they stood. */
const ownPlaces: Plugin = {
  name: "own-places",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!path.startsWith(DIST + sep) || !text.includes("import.meta.url")) return null;
      const place = relative(BUNDLED, path).split(sep).join("/");
      const url = `new URL(${JSON.stringify(place)}, import.meta.url)`;
      return { contents: text.replaceAll("import.meta.url", url), loader: "js" };
    });
  },
};

rmSync(BUNDLED, { recursive: true, force: true });
await build({
  entryPoints: [join(DIST, "main.js")],
  outdir: BUNDLED,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  // All in one folder, so that one path leads from any of them to where a module stood.
  chunkNames: "[name]-[hash]",
  plugins: [ownPlaces],
  logLevel: "warning",
});
const [shebang] = readFileSync(join(DIST, "main.js"), "utf8").split("\n");
writeFileSync(join(DIST, "main.js"), `${shebang}\nimport "./bundled/main.js";\n`);
// npx links this file once for a checkout's path and marks it executable only then: a second checkout at the same path, or a
// dist that was removed and built again, would be "Permission denied".
chmodSync(join(DIST, "main.js"), 0o755);
