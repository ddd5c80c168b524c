// Which leads does somebody want a report on? The same options at every report; a name that is not known is refused.
import type { Command } from 'commander';
import { didYouMean } from '../../doors/nearest-word.ts';
import { officesBelow, personOf } from '../../doors/organisation/organisation.ts';
import type { ReadSide } from '../../doors/read-side.ts';
import { Grade, Kind, LeadClass, Tier } from '../../events/vocabulary.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import type { LeadFilter } from '../../projections/lead/filter.ts';
import { valuesInUse } from '../../projections/pipeline/queries.ts';
import { misuse } from '../failure.ts';

export interface LeadFilterOptions {
  readonly office?: string;
  readonly owner?: string;
  readonly firstOwner?: string;
  readonly channel?: string;
  readonly tier?: string;
  readonly class?: string;
  readonly grade?: string;
  readonly kind?: string;
  readonly industry?: string;
  readonly currency?: string;
}

export const addLeadFilterOptions = (command: Command): Command =>
  command
    .option('--office <id>', 'leads of an office and all below it')
    .option('--owner <person>', 'leads whose owner it is, or was at the outcome')
    .option('--first-owner <person>', 'leads that were given to this person first')
    .option('--channel <name>', 'leads of one channel')
    .option('--tier <tier>', Tier.options.join(', '))
    .option('--class <class>', LeadClass.options.join(', '))
    .option('--grade <grade>', Grade.options.join(', '))
    .option('--kind <kind>', Kind.options.join(', '))
    .option('--industry <name>', 'leads of customers of one industry')
    .option('--currency <code>', 'leads whose amount is in one currency');

/** @throws CliFailure (misuse) or DoorRejection for a name that is not known, with the nearest that is */
export const leadFilterOf = async (side: ReadSide, options: LeadFilterOptions): Promise<LeadFilter> => {
  const { office, owner, firstOwner } = options;
  const organisation =
    office === undefined && owner === undefined && firstOwner === undefined
      ? null
      : await side.organisation();
  const person = (id: string | undefined): string | null =>
    id === undefined || organisation === null ? null : personOf(organisation, id).personId;
  const used = async (cut: 'channel' | 'industry' | 'currency'): Promise<string | null> => {
    const word = options[cut];
    return word === undefined ? null : oneOf(word, await valuesInUse(side.pool, cut), `--${cut}`);
  };
  return {
    ...everyLead,
    offices: office === undefined || organisation === null ? null : officesBelow(organisation, office),
    ...{ owner: person(owner), firstOwner: person(firstOwner) },
    ...{ channel: await used('channel'), industry: await used('industry'), currency: await used('currency') },
    tier: options.tier === undefined ? null : oneOf(options.tier, Tier.options, '--tier'),
    class: options.class === undefined ? null : oneOf(options.class, LeadClass.options, '--class'),
    grade: options.grade === undefined ? null : oneOf(options.grade, Grade.options, '--grade'),
    kind: options.kind === undefined ? null : oneOf(options.kind, Kind.options, '--kind'),
  };
};

const mostShown = 20;

const oneOf = (word: string, words: readonly string[], flag: string): string => {
  if (words.includes(word)) return word;
  const more = words.length > mostShown ? ' …' : '';
  throw misuse(
    `${flag} does not know "${word}".${didYouMean(word, words)}`,
    words.length === 0
      ? 'No lead has any yet.'
      : `Write one of ${words.slice(0, mostShown).join(', ')}${more}.`,
  );
};

const named = [
  'owner',
  'firstOwner',
  'channel',
  'tier',
  'class',
  'grade',
  'kind',
  'industry',
  'currency',
] as const;

/** `of office madrid, of tier region`; `all` where nothing was chosen. */
export const filterWords = (options: LeadFilterOptions): string => {
  const { office } = options;
  const chosen = [
    ...(office === undefined ? [] : [`of office ${office} and below`]),
    ...named.flatMap((name) => {
      const value = options[name];
      return value === undefined ? [] : [`of ${name === 'firstOwner' ? 'first owner' : name} ${value}`];
    }),
  ];
  return chosen.length === 0 ? 'all leads' : `leads ${chosen.join(', ')}`;
};
