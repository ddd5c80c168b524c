// Which rows does a report have in the base currency? One a cut for all that has a rate; what has none keeps its own.

/**
 * @param isRated whether the row's currency has a rate
 * @param added what has a rate of one cut, as one row in the base currency; gets the first of them and all
 */
export const rowsInBase = <Row extends { readonly cut: object }>(
  rows: readonly Row[],
  isRated: (row: Row) => boolean,
  added: (first: Row, rated: readonly Row[]) => Row,
): readonly Row[] => {
  const byCut = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.cut);
    byCut.set(key, [...(byCut.get(key) ?? []), row]);
  }
  return [...byCut.values()].flatMap((ofCut) => {
    const rated = ofCut.filter(isRated);
    return [
      ...rated.slice(0, 1).map((first) => added(first, rated)),
      ...ofCut.filter((row) => !isRated(row)),
    ];
  });
};
