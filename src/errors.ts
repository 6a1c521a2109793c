/** What went wrong, in the five ways that callers can act on. Mapped to words once, in `chat/router.ts`. */
export type ErrorCode = 'invalid' | 'not_found' | 'forbidden' | 'conflict' | 'unavailable';

/** An expected failure. Everything else that is thrown is a bug and reaches people only as an error id. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}
