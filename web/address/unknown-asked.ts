// What does an address ask for that its page does not know? It is told to whoever opened it, never passed over.

/** A word of an address, and what it says. */
export type AskedWord = readonly [word: string, said: unknown];

export class UnknownAsked extends Error {
  override readonly name = 'UnknownAsked';
  readonly words: readonly AskedWord[];

  constructor(words: readonly AskedWord[]) {
    super(`The page does not know: ${words.map(([word, said]) => `${word}=${String(said)}`).join(', ')}.`);
    this.words = words;
  }
}

/** It, or null for any other error; the router hands on what an address threw within an error of its own. */
export const unknownAskedIn = (error: unknown): UnknownAsked | null => {
  if (error instanceof UnknownAsked) return error;
  return error instanceof Error && error.cause instanceof UnknownAsked ? error.cause : null;
};
