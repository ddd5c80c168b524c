// On which days did months end, up to a day?

/** The last days of so many months before the month of `until`, and `until` itself. @param until `2026-11-26` */
export const monthEnds = (until: string, months: number): readonly string[] => {
  const [year = 0, month = 1] = until.split('-').map(Number);
  return [
    ...Array.from({ length: months }, (_, back) =>
      // Day 0 of a month is the last of the one before.
      new Date(Date.UTC(year, month - months + back, 0)).toISOString().slice(0, 10),
    ),
    until,
  ];
};
