// Misuse throws one of these; bad input is a Problem, and our own bugs crash. Only the edges (command line, HTTP) catch them.

/** The caller asked for something that cannot be asked (exit code 2, HTTP 4xx). */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "UsageError";
  }
}

/** The reader's model is missing or damaged. The message says how to get it. */
export class ModelError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ModelError";
  }
}

/** The store refuses: locked, read-only, full, or of a later version. Nothing was damaged. */
export class StoreError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "StoreError";
  }
}
