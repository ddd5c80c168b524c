// How are instants written and compared? As UTC text with milliseconds, which sorts as time does.
export const day = 86_400_000;

/** Epoch milliseconds to `2026-01-05T09:00:00.000Z`. */
export const instant = (ms: number): string => new Date(ms).toISOString();

/** `2026-01-05T09:00:00.000Z` to epoch milliseconds. */
export const milliseconds = (at: string): number => Date.parse(at);

export const daysAfter = (at: string, days: number): string => instant(milliseconds(at) + days * day);
