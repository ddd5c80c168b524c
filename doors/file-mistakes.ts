// What is wrong with a file that a person wrote, in which line, and what would put it right?

export interface Mistake {
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to do, as sentences. */
  readonly message: string;
}

/** Thrown with all mistakes at once: a file is not mended one line a run. */
export class FileMistakes extends Error {
  override readonly name = 'FileMistakes';
  readonly file: string;
  readonly mistakes: readonly Mistake[];

  constructor(file: string, mistakes: readonly Mistake[]) {
    const sorted = [...mistakes].sort((a, b) => a.line - b.line || a.column - b.column);
    super(sorted.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'));
    this.file = file;
    this.mistakes = sorted;
  }
}
