// What stands at a place in something whose shape only the contract of another knows?

/** Undefined where there is no such place. */
export const valueAt = (value: unknown, ...path: readonly string[]): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.getOwnPropertyDescriptor(value, first)?.value;
  return valueAt(found, ...rest);
};

/** Null where there is none. */
export const textAt = (value: unknown, ...path: readonly string[]): string | null => {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : null;
};

/** Empty where there is no list. */
export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** Null where there is no number. */
export const numberAt = (value: unknown, ...path: readonly string[]): number | null => {
  const found = valueAt(value, ...path);
  return typeof found === 'number' ? found : null;
};
