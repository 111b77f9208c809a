// Part of npm run build: joins the modules that a command loads into few files. Opening several hundred of them takes most of
// the time of a diagnosis. What is imported on demand stays in files of its own, and so do the packages that only some runs need.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin } from "esbuild";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
const BUNDLED = join(DIST, "bundled");
/** Packages that every command with runs loads: yaml alone is 84 files. */
const JOINED = ["fzstd", "papaparse", "yaml", "yauzl"];

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
const { metafile } = await build({
  entryPoints: [join(DIST, "main.js")],
  outdir: BUNDLED,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: otherPackages(),
  // Joined packages that were written for require() ask it for modules of Node.
  banner: {
    js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
  },
  metafile: true,
  // All in one folder, so that one path leads from any of them to where a module stood.
  chunkNames: "[name]-[hash]",
  plugins: [ownPlaces],
  logLevel: "warning",
});
writeFileSync(join(BUNDLED, "LICENCES.txt"), licences(Object.keys(metafile.inputs)));
const [shebang] = readFileSync(join(DIST, "main.js"), "utf8").split("\n");
writeFileSync(join(DIST, "main.js"), `${shebang}\nimport "./bundled/main.js";\n`);
// npx links this file once for a checkout's path and marks it executable only then: a second checkout at the same path, or a
// dist that was removed and built again, would be "Permission denied".
chmodSync(join(DIST, "main.js"), 0o755);

function otherPackages(): string[] {
  const {
    dependencies,
    optionalDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !JOINED.includes(name));
}

/** What is joined travels in these files, so its licences do too. */
function licences(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return Array.from(folders, (folder) => {
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    if (file === undefined) throw new Error(`${folder} has no licence to travel with it`);
    return `${folder.replace(/^.*node_modules\//, "")}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  }).join("\n\n");
}
