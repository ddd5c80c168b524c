// What stands in the place of a sealed field? A mark: nobody outside can open it, and its token links people.

export const sealedMark = '[sealed]';

/** The same value with a mark for everything sealed, however deep it lies. */
export const withoutSealed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (typeof value !== 'object' || value === null) return value;
  if ('sealed' in value && 'token' in value) return sealedMark;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutSealed(field)]));
};
