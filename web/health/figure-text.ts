// How is a figure of the engine written? A count, or a length of time in its largest unit.
import type { Schemas } from '../client.ts';

export type Figure = Schemas['Health']['parts'][number]['figures'][number];

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const;

/** Down to milliseconds: here they matter. */
export const figureText = (value: number, unit: Figure['unit'], language: string): string => {
  if (unit === 'count') return value.toLocaleString(language);
  const [name, size] = units.find(([, one]) => value >= one) ?? units[4];
  return (value / size).toLocaleString(language, {
    ...{ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 },
  });
};

/** From where on it is judged so; null where nothing is. */
export const limitText = ({ unit, worse }: Figure, limit: number | null, language: string): string | null =>
  limit === null ? null : `${worse === 'above' ? '≥' : '≤'} ${figureText(limit, unit, language)}`;
