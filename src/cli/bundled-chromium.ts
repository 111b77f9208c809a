import { execFile } from "node:child_process";
import { access, constants, mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Version of the optional dependency: another one unpacks beside it. */
const VERSION = "147.0.0";

/**
 * Unpacks @sparticuz/chromium into a private folder of ours and returns the program's path. By itself the package
 * reuses whatever lies at /tmp/chromium, so a planted program would run; here the folder is ours alone (mode 0700).
 */
export async function unpackBundledChromium(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const cache = join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "postrun");
  const folder = join(cache, `chromium-${VERSION}`);
  const program = join(folder, "chromium");
  if (await isOurs(folder, program)) return program;
  // Resolved here, so that the child finds the package wherever postrun is installed.
  const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const fresh = await mkdtemp(join(cache, "unpacking-"));
  try {
    // The package reads these from the environment; a child keeps them out of our own process.
    const childEnv = { ...env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
    const code = `import(${JSON.stringify(entry)}).then((m) => m.default.executablePath())`;
    await run(process.execPath, ["--input-type=module", "-e", code], { env: childEnv });
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    // Another process may have finished first: what it left is as good.
    if (!(await isOurs(folder, program))) throw cause;
  }
  return program;
}

async function isOurs(folder: string, program: string): Promise<boolean> {
  try {
    await access(program, constants.X_OK);
    const { uid, mode } = await stat(folder);
    return uid === process.getuid?.() && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}
