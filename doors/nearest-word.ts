// Which known word did somebody mean who wrote this one?

/** How many letters must be changed, added, dropped or swapped with their neighbour. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? cell(row - 2, column - 2) + 1
          : Infinity;
      const change = cell(row - 1, column - 1) + (same ? 0 : 1);
      (rows[row] ??= [])[column] = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        change,
        swapped,
      );
    }
  }
  return cell(a.length, b.length);
};

/** The nearest of `words`, if it is near enough to be meant: at most a third of its letters differ. */
export const nearestWord = (word: string, words: Iterable<string>): string | null => {
  let best: { readonly word: string; readonly far: number } | null = null;
  for (const candidate of words) {
    const far = distance(word.toLowerCase(), candidate.toLowerCase());
    if (far <= Math.max(1, Math.floor(candidate.length / 3)) && far < (best?.far ?? Infinity))
      best = { word: candidate, far };
  }
  return best?.word ?? null;
};

/** ` Did you mean "capacity"?`, or nothing. */
export const didYouMean = (word: string, words: Iterable<string>): string => {
  const nearest = nearestWord(word, words);
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
};
