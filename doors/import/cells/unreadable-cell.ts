// What is said of a cell that cannot be read, or that can be read in two ways? Its reason, as a short sentence.

/** Thrown by every reader of a cell: the row is rejected with this reason, and nothing of it is guessed. */
export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell';
}
