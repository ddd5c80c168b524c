// How does a customer read on a terminal? What holds, what changed when and from where, and all its leads.
import type { FactChange } from '../../projections/customer/facts.ts';
import { minorWords } from '../money-words.ts';
import { localTime } from '../moments.ts';
import { table } from '../table.ts';
import type { CustomerReport } from '../../projections/customer/report.ts';

export const customerWords = (report: CustomerReport): string =>
  [head(report), facts(report), changes(report), leads(report), sums(report)]
    .filter((text) => text !== '')
    .join('\n\n');

const head = ({ customerId, asOf, timeZone }: CustomerReport): string =>
  `Customer ${customerId}${asOf === null ? '' : ` as of ${localTime(asOf, timeZone)} in ${timeZone}`}`;

const facts = ({ facts: current, timeZone }: CustomerReport): string =>
  current.length === 0
    ? 'Nothing had been told of it by then.'
    : table(
        ['fact', 'is', 'since', 'told by lead'],
        current.map((fact) => [
          ...[fact.fact, valueWords(fact.value), localTime(fact.since, timeZone), fact.leadId],
        ]),
      );

/** Only what replaced something: how it became known at first is told above, or is the `was` here. */
const changes = ({ changes: all, timeZone }: CustomerReport): string => {
  const replaced = all.filter(({ before }) => before !== null);
  return replaced.length === 0
    ? ''
    : table(
        ['changed', 'fact', 'was', 'became', 'told by lead'],
        replaced.map(({ since, fact, before, value, leadId }) => [
          ...[localTime(since, timeZone), fact],
          ...[before === null ? null : valueWords(before), valueWords(value), leadId],
        ]),
      );
};

const leads = ({ leads: all, timeZone }: CustomerReport): string =>
  all.length === 0
    ? 'It has no leads.'
    : table(
        ['lead', 'stage', 'product', 'owner', 'amount', 'obtained'],
        all.map(({ leadId, stage, product, owner, currency, minor, obtainedAt }) => [
          ...[leadId, stage, product, owner],
          ...[currency === null ? null : minorWords(BigInt(minor ?? 0), currency)],
          localTime(obtainedAt, timeZone),
        ]),
      );

const sums = ({ sums: all }: CustomerReport): string =>
  all.length === 0
    ? ''
    : table(
        ['', 'open', 'won', 'lost or disqualified'],
        all.map(({ currency, ...parts }) => [
          currency,
          ...[parts.open, parts.won, parts.ended].map((minor) => minorWords(BigInt(minor), currency)),
        ]),
      );

const valueWords = (value: FactChange['value']): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${String(Math.round(value * 1000) / 10)} %`;
  const band =
    value.from === value.to
      ? figure(value.from)
      : value.to === null
        ? `${figure(value.from)} or more`
        : value.from === null
          ? `up to ${figure(value.to)}`
          : `${figure(value.from)} to ${figure(value.to)}`;
  return 'currency' in value ? `${band} ${value.currency}` : band;
};

const figure = (side: number | null): string => side?.toLocaleString('en-US') ?? '–';
