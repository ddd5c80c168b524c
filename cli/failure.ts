// How does a command say that it failed? One sentence, what to do about it, and an exit code.

/** 1: it was tried and failed. 2: it was called in a way that cannot work. */
export type ExitCode = 1 | 2;

/** A failure whose message and remedy are meant for a person. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly remedy: string;
  readonly exitCode: ExitCode;
  readonly code: string;

  constructor(
    message: string,
    remedy: string,
    { exitCode = 1, code = 'failed', cause }: FailureDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
    this.exitCode = exitCode;
    this.code = code;
  }
}

interface FailureDetails {
  readonly exitCode?: ExitCode;
  readonly code?: string;
  readonly cause?: unknown;
}

/** The command line itself is wrong. */
export const misuse = (
  message: string,
  remedy: string,
  { cause }: Pick<FailureDetails, 'cause'> = {},
): CliFailure => new CliFailure(message, remedy, { exitCode: 2, code: 'misuse', cause });
