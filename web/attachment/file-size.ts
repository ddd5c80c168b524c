// How large is a file, as people say it?

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Steps of 1,024, as systems show them to their users. */
export const fileSize = (bytes: number, language: string): string => {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit: units[step] ?? 'byte', unitDisplay: 'short' },
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1024 ** step);
};
