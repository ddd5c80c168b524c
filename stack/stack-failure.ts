// How does the stack say that something cannot be had? By one sentence that a person can act on.

/** A failure whose message is meant for a person: what is wrong, and what to do. */
export class StackFailure extends Error {
  override readonly name = 'StackFailure';
}
