// How does a report say what it counted, and a share of what?

/** A line a name, what it means beside it. */
export const definitionWords = (definition: Readonly<Record<string, string>>): string => {
  const width = Math.max(...Object.keys(definition).map(({ length }) => length));
  return Object.entries(definition)
    .map(([name, text]) => `  ${name.padEnd(width)} ${text}`)
    .join('\n');
};

/** `60.0 % (3/5)`; `–` where there is nothing to divide by. */
export const shareWords = (share: number | null, part: number, whole: number): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)} % (${String(part)}/${String(whole)})`;
