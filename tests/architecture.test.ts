import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { causes } from "../src/causes/index.ts";
import { checks } from "../src/checks/index.ts";
import { readers } from "../src/readers/index.ts";

const SRC = resolve(import.meta.dirname, "../src");

/** Who may import whom; `*` everything. The table of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  names: ["model"],
  readers: ["model", "names"],
  privacy: ["model"],
  assemble: ["model", "names", "readers", "privacy"],
  signals: ["model", "stats"],
  checks: ["model", "stats", "signals"],
  causes: ["model", "checks"],
  diagnosis: ["model", "stats", "signals"],
  symptoms: ["model", "stats", "signals"],
  groups: ["model", "stats", "signals"],
  charts: ["model", "stats"],
  config: ["model", "charts", "locale"],
  locale: ["model", "charts"],
  own: ["model", "stats", "signals", "charts", "report"],
  report: ["model", "stats", "signals", "charts"],
  output: ["model", "charts", "locale"],
  sources: ["model", "readers"],
  cli: ["*"],
  "": ["*"],
};

/** Node modules that a layer may use besides its own folder; the disk and the network are those of the sources and of the command line, the process its alone. */
const NODE_FREE: Readonly<Record<string, readonly string[]>> = {
  readers: ["node:crypto", "node:zlib"],
  assemble: ["node:crypto"],
  output: ["node:crypto", "node:fs", "node:zlib", "node:buffer"],
};

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = walk(SRC).filter((file) => file.endsWith(".ts"));
const imports = files.flatMap(importsOf);

describe("layers", () => {
  it("each file imports only what its layer may", () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith("."))
      .map((entry) => ({ ...entry, to: layerOf(resolve(dirname(entry.file), entry.target)) }))
      .filter(({ layer, to }) => layer !== to && !allowed(layer, to))
      .map(({ file, target }) => `${relative(SRC, file)} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it("causes import only the type CheckId from checks", () => {
    const wrong = imports.filter(
      ({ layer, target, typeOnly }) => layer === "causes" && target.includes("checks/") && !typeOnly,
    );
    expect(wrong.map(({ file }) => relative(SRC, file))).toEqual([]);
  });

  it("only the sources and the command line touch the disk and the network, and only the command line the process", () => {
    const wrong = imports
      .filter(
        ({ layer, target }) =>
          target.startsWith("node:") &&
          !["cli", "sources", ""].includes(layer) &&
          !(NODE_FREE[layer] ?? []).includes(target),
      )
      .map(({ file, target }) => `${relative(SRC, file)} imports ${target}`);
    expect(wrong).toEqual([]);
    const asking = files
      .filter((file) => !["cli", ""].includes(layerOf(file)))
      .filter((file) =>
        /\bprocess\.|Date\.now\(|new Date\(\)|Math\.random\(/.test(readFileSync(file, "utf8")),
      );
    expect(asking.map((file) => relative(SRC, file))).toEqual([]);
  });

  it("nothing imports in a circle", () => {
    expect(findCycle()).toEqual([]);
  });
});

describe("lists", () => {
  it.each([
    ["checks", checks],
    ["causes", causes],
  ] as const)("%s: each unit file is in its list, sorted, and its id is its file name", (folder, list) => {
    const named = readdirSync(join(SRC, folder))
      .filter((name) => name.endsWith(".ts") && name !== "index.ts")
      .map((name) => basename(name, ".ts"))
      .sort();
    expect(list.map(({ id }) => id)).toEqual(named);
  });

  it("readers: sorted by id, each id is a file or folder", () => {
    const ids = readers.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    const names = new Set(
      ["readers", "readers/open-run"]
        .flatMap((folder) => readdirSync(join(SRC, folder)))
        .map((name) => basename(name, ".ts")),
    );
    expect(ids.filter((id) => !names.has(id))).toEqual([]);
  });

  it("each check is used by a cause, and each cause names known look-alikes", () => {
    const used = new Set(
      causes.flatMap(({ expects, excludes, lookAlikes, requests }) => [
        ...expects.map(({ check }) => check),
        ...excludes.map(({ check }) => check),
        ...lookAlikes.map(({ check }) => check),
        ...requests.flatMap(({ enables }) => enables),
      ]),
    );
    expect(checks.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    const known = new Set(causes.map(({ id }) => id));
    const strangers = causes.flatMap(({ id, lookAlikes }) =>
      lookAlikes.filter(({ cause }) => !known.has(cause)).map(({ cause }) => `${id}: ${cause}`),
    );
    expect(strangers).toEqual([]);
  });

  it("each threshold states its source", () => {
    const bare = checks.flatMap(({ id, thresholds }) =>
      Object.entries(thresholds)
        .filter(([, { source }]) => source.trim().length < 10)
        .map(([name]) => `${id}.${name}`),
    );
    expect(bare).toEqual([]);
  });

  it("each cause has a fix with effect, risk and verification, and says what to log next time", () => {
    const bare = causes
      .filter(
        ({ fixes, logNextTime }) =>
          fixes.length === 0 ||
          logNextTime === "" ||
          fixes.some(({ effect, effectSource, risk, verify }) =>
            [effect, effectSource, risk, verify].includes(""),
          ),
      )
      .map(({ id }) => id);
    expect(bare).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const pattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    layer: layerOf(file),
    target: match[2] ?? match[3] ?? "",
    typeOnly: match[1] !== undefined,
  }));
}

function layerOf(file: string): string {
  const parts = relative(SRC, file).split("/");
  return parts.length === 1 ? "" : (parts[0] ?? "");
}

function allowed(layer: string, to: string): boolean {
  const list = MAY_IMPORT[layer];
  if (!list) return false;
  return list.includes("*") || list.includes(to);
}

/** Depth-first search over run-time imports; the first circle found, as names. */
function findCycle(): string[] {
  const graph = new Map<string, string[]>();
  for (const { file, target, typeOnly } of imports) {
    if (typeOnly || !target.startsWith(".")) continue;
    graph.set(file, [...(graph.get(file) ?? []), resolve(dirname(file), target)]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file))
      return [...path.slice(path.indexOf(file)), file].map((name) => relative(SRC, name));
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
