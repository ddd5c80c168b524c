// `leadcycle org holidays`: which days are free in a country, and are worked to make up for it, as a library knows them?
import { yearsCovered } from '../../doors/organisation/compile-calendar.ts';
import { publicDays, publicPlaces } from '../../doors/organisation/public-holidays.ts';
import type { PublicDay } from '../../doors/organisation/public-holidays.ts';
import { didYouMean } from '../../doors/nearest-word.ts';
import { print } from '../answer.ts';
import { misuse } from '../failure.ts';

export interface HolidaysOptions {
  readonly region?: string;
  readonly years?: string;
  readonly json?: boolean;
}

/** Needs no servers. As text it is YAML that can stand in a unit of org.yaml. */
export const holidaysOf = (country: string, options: HolidaysOptions): void => {
  const place = { country, region: options.region ?? null };
  requirePlace(place);
  const years = yearsOf(options.years).map((year) => ({ year, ...publicDays(place, year) }));
  const text = (): string =>
    [
      ...years.flatMap(({ year, word }) => (word === 'decreed' ? [] : [`# ${String(year)}: ${words[word]}`])),
      ...listOf(
        'holidays',
        years.flatMap(({ free }) => free),
      ),
      ...listOf(
        'extra_working_days',
        years.flatMap(({ worked }) => worked),
      ),
    ].join('\n');
  print({ json: { ...place, years }, text }, options);
};

const words = {
  unknown: 'not decreed yet, or not known to this release. Nothing is made up: look again when it is.',
  estimated: 'some days are set by the moon and may come a day earlier or later.',
} as const;

const listOf = (name: string, days: readonly PublicDay[]): readonly string[] =>
  days.length === 0 ? [`${name}: []`] : [`${name}:`, ...days.map(line)];

const line = ({ date, name }: PublicDay): string => `  - { date: '${date}', name: ${JSON.stringify(name)} }`;

/** @throws CliFailure (misuse) naming what is known */
const requirePlace = ({
  country,
  region,
}: {
  readonly country: string;
  readonly region: string | null;
}): void => {
  const countries = publicPlaces(null);
  if (!Object.hasOwn(countries, country))
    throw misuse(
      `No public holidays are known of "${country}".${Object.hasOwn(countries, country.toUpperCase()) ? ` Did you mean "${country.toUpperCase()}"?` : ''}`,
      `Give the two letters of a country, such as ${Object.keys(countries).slice(0, 3).join(', ')} or CN.`,
    );
  const regions = region === null ? {} : publicPlaces(country);
  if (region !== null && !Object.hasOwn(regions, region))
    throw misuse(
      `${country} has no region "${region}".${didYouMean(region, Object.keys(regions))}`,
      Object.keys(regions).length === 0
        ? 'Leave --region out.'
        : `Known are ${Object.keys(regions).join(', ')}.`,
    );
};

const yearsOf = (text: string | undefined): readonly number[] => {
  if (text === undefined) {
    const { first, last } = yearsCovered(new Date());
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/u.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === undefined || to < from || to - from > 20)
    throw misuse(
      `--years takes no "${text}".`,
      'Write one year such as 2026, or up to twenty such as 2026-2028.',
    );
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};
