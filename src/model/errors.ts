/** Base of every error a user is meant to read; anything else that is thrown is a bug (exit code 1). */
export abstract class AppError extends Error {
  /** Stable word for programs, e.g. `unreadable`. */
  abstract readonly code: string;
  /** Exit code of the process, as documented in the README. */
  abstract readonly exitCode: number;
  /** What the user can do about it, one sentence; absent where there is nothing to say. */
  readonly hint: string | undefined;

  constructor(message: string, options: { cause?: unknown; hint?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
  }
}

/** The command line was wrong. */
export class UsageError extends AppError {
  readonly code = "usage";
  readonly exitCode = 2;
}

/** A path is absent, empty, or holds nothing that a reader understands. The message names file and position. */
export class ReadError extends AppError {
  readonly code = "unreadable";
  readonly exitCode = 3;
}

/** A page, drawing or file could not be made or written. */
export class RenderError extends AppError {
  readonly code = "render";
  readonly exitCode = 4;
}

/** A PDF was asked for and no browser was found. */
export class BrowserError extends AppError {
  readonly code = "no-browser";
  readonly exitCode = 5;
}
