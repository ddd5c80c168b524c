// What is told of a file in a request that is written wrong? Every mistake at its line, so that all are mended at once.
import { FileMistakes } from '../doors/file-mistakes.ts';
import { Refusal } from './refusal.ts';

/**
 * @param pointer to the text in the body
 * @param sentence that it cannot be read
 * @returns always throws: `invalid_request` with the mistakes, or whatever else went wrong
 */
export const writtenWrong =
  (pointer: string, sentence: string) =>
  (failure: unknown): never => {
    if (!(failure instanceof FileMistakes)) throw failure;
    throw new Refusal('invalid_request', sentence, 'Put these lines right.', {
      errors: failure.mistakes.map(({ line, column, message }) => ({
        pointer,
        detail: `line ${String(line)}, column ${String(column)}: ${message}`,
      })),
    });
  };
