import { access, constants, stat } from "node:fs/promises";
import { platform } from "node:process";
import { BrowserError } from "../model/errors.ts";
import { unpackBundledChromium } from "./bundled-chromium.ts";

/** A browser that can print, and how it must be started. */
export interface Browser {
  readonly kind: BrowserKind;
  readonly path: string;
  /** The whole environment that it is started with. */
  readonly env: Readonly<Record<string, string>>;
}

export type BrowserKind =
  | "option"
  | "environment"
  | "playwright"
  | "chrome"
  | "edge"
  | "chromium"
  | "bundled";

/** One place that was looked at, in order, with what was found there. */
export interface BrowserAttempt {
  readonly kind: BrowserKind;
  readonly path: string | null;
  readonly usable: boolean;
  readonly why: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Variables that name a browser, ours first, then those that other tools use. */
const VARIABLES = ["POSTRUN_BROWSER", "CHROME_PATH", "PUPPETEER_EXECUTABLE_PATH"];

const INSTALLED: Readonly<Record<string, readonly { readonly kind: BrowserKind; readonly path: string }[]>> =
  {
    linux: [
      { kind: "chrome", path: "/opt/google/chrome/chrome" },
      { kind: "chrome", path: "/usr/bin/google-chrome" },
      { kind: "edge", path: "/opt/microsoft/msedge/msedge" },
      { kind: "chromium", path: "/usr/bin/chromium" },
      { kind: "chromium", path: "/usr/bin/chromium-browser" },
    ],
    darwin: [
      { kind: "chrome", path: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" },
      { kind: "edge", path: "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge" },
      { kind: "chromium", path: "/Applications/Chromium.app/Contents/MacOS/Chromium" },
    ],
    win32: [
      { kind: "chrome", path: "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" },
      { kind: "chrome", path: "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe" },
      { kind: "edge", path: "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" },
      { kind: "edge", path: "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe" },
    ],
  };

/** Where a machine may have browsers; given by tests, which must not find those of the machine they run on. */
export interface BrowserPlaces {
  readonly platform: string;
  readonly installed: readonly { readonly kind: BrowserKind; readonly path: string }[];
  /** The path of Playwright's own browser, whether it is there or not; rejects where Playwright is not installed. */
  readonly playwright: () => Promise<string>;
  /** Unpacks @sparticuz/chromium; rejects where it is not installed. */
  readonly bundled: (env: Env) => Promise<string>;
}

const THIS_MACHINE: BrowserPlaces = {
  platform,
  installed: INSTALLED[platform] ?? [],
  playwright: async () => (await import("playwright")).chromium.executablePath(),
  bundled: unpackBundledChromium,
};

/** The browser that prints PDFs, or a BrowserError that says what was tried and what would help. */
export async function findBrowser(
  env: Env,
  option: string | null,
  places: BrowserPlaces = THIS_MACHINE,
): Promise<Browser> {
  const { browser, attempts } = await lookForBrowser(env, option, places);
  if (browser) return browser;
  if (option !== null)
    throw new BrowserError(`Cannot print a PDF: no program that may be run at --browser ${option}`, {
      hint: "Give the path of Chrome, Edge or Chromium, or leave --browser out: postrun doctor says which would print; the HTML is written",
    });
  const tried = attempts.map(({ kind, why }) => `${kind}: ${why}`).join("; ");
  throw new BrowserError(`Cannot print a PDF: no browser was found (${tried})`, {
    hint: "Install Chrome, Edge or Debian's chromium, or `npm install @sparticuz/chromium@147.0.0` on Linux, or give --browser PATH; the HTML is written",
  });
}

/**
 * Looks in the documented order and stops at the first that is usable; every place looked at is told. A browser that was
 * asked for by option is the only one: another in its place would print other pages than were asked for.
 */
export async function lookForBrowser(
  env: Env,
  option: string | null,
  places: BrowserPlaces = THIS_MACHINE,
): Promise<{ readonly browser: Browser | null; readonly attempts: readonly BrowserAttempt[] }> {
  const attempts: BrowserAttempt[] = [];
  const others = [() => playwrights(places), () => installed(places), () => bundled(env, places)];
  for (const look of [() => named(env, option), ...(option === null ? others : [])]) {
    for (const attempt of await look()) {
      attempts.push(attempt);
      if (!attempt.usable || attempt.path === null) continue;
      const extra = attempt.kind === "bundled" ? bundledEnv(attempt.path) : {};
      return {
        browser: { kind: attempt.kind, path: attempt.path, env: { ...inherited(env), ...extra } },
        attempts,
      };
    }
  }
  return { browser: null, attempts };
}

async function named(env: Env, option: string | null): Promise<BrowserAttempt[]> {
  if (option !== null) return [await tryPath("option", option, "--browser")];
  const variable = VARIABLES.find((name) => env[name]);
  if (!variable)
    return [
      { kind: "environment", path: null, usable: false, why: `none of ${VARIABLES.join(", ")} is set` },
    ];
  return [await tryPath("environment", env[variable] ?? "", variable)];
}

async function playwrights(places: BrowserPlaces): Promise<BrowserAttempt[]> {
  try {
    return [await tryPath("playwright", await places.playwright(), "Playwright's own")];
  } catch (cause) {
    return [
      {
        kind: "playwright",
        path: null,
        usable: false,
        why: `Playwright is not installed (${String(cause).slice(0, 60)})`,
      },
    ];
  }
}

async function installed(places: BrowserPlaces): Promise<BrowserAttempt[]> {
  return Promise.all(places.installed.map(({ kind, path }) => tryPath(kind, path, "installed")));
}

async function bundled(env: Env, places: BrowserPlaces): Promise<BrowserAttempt[]> {
  if (places.platform !== "linux") {
    return [{ kind: "bundled", path: null, usable: false, why: "@sparticuz/chromium is for Linux only" }];
  }
  try {
    const path = await places.bundled(env);
    return [{ kind: "bundled", path, usable: true, why: "unpacked from @sparticuz/chromium" }];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return [
      { kind: "bundled", path: null, usable: false, why: `@sparticuz/chromium: ${reason.slice(0, 120)}` },
    ];
  }
}

/** The package brings the libraries and one font for machines that have neither. */
function bundledEnv(path: string): Record<string, string> {
  const folder = path.replace(/\/[^/]*$/, "");
  return { LD_LIBRARY_PATH: `${folder}/al2023/lib`, FONTCONFIG_PATH: `${folder}/fonts` };
}

async function tryPath(kind: BrowserKind, path: string, from: string): Promise<BrowserAttempt> {
  try {
    await access(path, constants.X_OK);
    if (!(await stat(path)).isFile()) throw new Error("not a file");
    return { kind, path, usable: true, why: `${from}: found` };
  } catch {
    return { kind, path, usable: false, why: `${from}: no program at ${path}` };
  }
}

/** Only what a browser needs of the environment: no tokens, no proxies. */
function inherited(env: Env): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ["PATH", "HOME", "TMPDIR", "LANG", "XDG_CACHE_HOME", "SystemRoot", "LOCALAPPDATA"]) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
