import { AppError, UsageError } from "../model/errors.ts";
import { helpText } from "./help.ts";
import { endProgress, type Terminal } from "./terminal.ts";

/** Runs one command and returns the exit code. Commands are loaded on demand, so that --help stays instant. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    endProgress(terminal);
    if (terminal.env["POSTRUN_RETHROW"]) throw error;
    return reportError(error, terminal);
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = argv;
  if (command === "--version" || command === "-V") {
    const { version } = await import("./version.ts");
    terminal.out.write(`${version}\n`);
    return 0;
  }
  if (command === undefined || command === "--help" || command === "-h" || command === "help") {
    terminal.out.write(helpText(rest[0]));
    return command === undefined ? 2 : 0;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out.write(helpText(command));
    return 0;
  }
  switch (command) {
    case "report":
      return (await import("./report-command.ts")).reportCommand(rest, terminal);
    case "diagnose":
      return (await import("./diagnose-command.ts")).diagnoseCommand(rest, terminal);
    case "extract":
      return (await import("./extract-command.ts")).extractCommand(rest, terminal);
    case "verify":
      return (await import("./verify-command.ts")).verifyCommand(rest, terminal);
    case "rerender":
      return (await import("./rerender-command.ts")).rerenderCommand(rest, terminal);
    case "list":
      return (await import("./list-command.ts")).listCommand(rest, terminal);
    case "init":
      return (await import("./init-command.ts")).initCommand(rest, terminal);
    case "doctor":
      return (await import("./doctor-command.ts")).doctorCommand(rest, terminal);
    default:
      throw new UsageError(
        `Unknown command ${JSON.stringify(command)}: expected report, diagnose, extract, verify, rerender, list, init or doctor`,
        {
          hint: "postrun --help lists the commands",
        },
      );
  }
}

/** A known error is one line and its hint; anything else is a bug and shows its stack. */
function reportError(error: unknown, terminal: Terminal): number {
  if (error instanceof AppError) {
    terminal.err.write(`postrun: ${error.message}\n`);
    if (error.hint) terminal.err.write(`  ${error.hint}\n`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err.write(`postrun: this is a bug, please report it\n${stack}\n`);
  return 1;
}
