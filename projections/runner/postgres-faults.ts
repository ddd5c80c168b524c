// Is a fault the data's or the moment's? Only the data's own fault may park a lead; all else is tried again.

/** 21 cardinality, 22 data, 23 integrity, 54 program limit: the same rows fail the same way for ever. */
const dataClasses = new Set(['21', '22', '23', '54']);

/** A read model could not fold or store some lead of the chunk. */
export class DataFault extends Error {
  override readonly name = 'DataFault';
}

export const sqlStateOf = (error: unknown): string | null =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : null;

export const isDataFault = (error: unknown): boolean => {
  if (error instanceof DataFault) return true;
  const state = sqlStateOf(error);
  return state !== null && dataClasses.has(state.slice(0, 2));
};

export const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 500);
