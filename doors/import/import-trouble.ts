// Why can a file not be imported at all? A sentence and what to do about it, for whoever brought it.

export class ImportTrouble extends Error {
  override readonly name = 'ImportTrouble';
  readonly remedy: string;
  /** misuse: it was asked for in a way that cannot work. */
  readonly code: string;

  constructor(
    message: string,
    remedy: string,
    { code = 'failed', cause }: { readonly code?: string; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
    this.code = code;
  }
}
