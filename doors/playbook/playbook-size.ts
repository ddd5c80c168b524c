// Is a playbook small enough? Each lead carries it from one run of its workflow to the next.

/** Bytes of compact JSON that a compiled playbook may have. */
export const largestPlaybook = 8_192;

export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** What to say of a compiled playbook that is too big, with its three biggest sections; null if it is not. */
export const sizeMistake = (compiled: object): string | null => {
  const bytes = bytesOf(compiled);
  if (bytes <= largestPlaybook) return null;
  const biggest = Object.entries(compiled)
    .map(([section, value]) => ({ section, bytes: bytesOf(value) }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 3)
    .map((row) => `${row.section} (${inFigures(row.bytes)})`);
  return `The playbook compiles to ${inFigures(bytes)} bytes, and every lead carries it: make it at most ${inFigures(largestPlaybook)}. Its biggest sections are ${biggest.join(', ')}.`;
};

const inFigures = (bytes: number): string => bytes.toLocaleString('en-US');
