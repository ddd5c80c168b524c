// `leadcycle dlq rule`: two values of one event, and a person says which of them counts.
import { personOf } from '../../doors/organisation/organisation.ts';
import type { Place } from '../../projections/dead-letters/dead-records.ts';
import { rule, rulings } from '../../projections/dead-letters/rule.ts';
import type { Ruled, Ruling } from '../../projections/dead-letters/rule.ts';
import { actingPerson } from '../acting-person.ts';
import { print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { requireLeadId } from '../lead-id.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { deadLetterId } from './dead-letter-id.ts';
import { kindWords } from './list.ts';

interface Options {
  readonly keep: string;
  readonly because: string;
  readonly as?: string;
  readonly json?: boolean;
}

export const ruleOnLead = async (leadId: string, options: Options): Promise<void> => {
  requireLeadId(leadId);
  const keep = keptBy(options.keep);
  const because = options.because.trim();
  if (because === '' || because.length > 500)
    throw misuse(
      '--because takes a reason of 1 to 500 characters.',
      'Say why this one counts: it is kept for ever.',
    );
  const by = actingPerson(options);
  const ruled = await withReadSide(async (side) => {
    personOf(await side.organisation(), by);
    return rule(side.pool, side.configuration.topic, { leadId: leadId.toLowerCase(), keep, by, because });
  });
  print({ json: { leadId, ...ruled }, text: () => `Lead ${leadId}: ${sentenceOf(ruled, leadId)}` }, options);
  if (ruled.kind !== 'goes_on') process.exitCode = 1;
};

const keptBy = (word: string): 'stored' | Place => {
  if (word === 'stored') return word;
  if (/^\d+\/\d+$/u.test(word)) {
    const named = deadLetterId(word);
    if (named.kind === 'record') return named.place;
  }
  throw misuse(
    `--keep does not know "${word}".`,
    'Write stored, or PARTITION/OFFSET of a record that waits, as `leadcycle dlq show LEAD` names it.',
  );
};

const sentenceOf = (ruled: Ruled, leadId: string): string => {
  switch (ruled.kind) {
    case 'not_waiting':
      return 'it does not wait; there is nothing to rule on.';
    case 'no_conflict':
      return `it waits for ${kindWords[ruled.lead.kind]} (${ruled.lead.because}); there is nothing to rule on.`;
    case 'stored_stands':
      return `seq ${String(ruled.lead.fromSeq)} was taken in, and what it brought about is told already: an event never changes. Only \`--keep stored\` is left; what is true instead is said by a new command to the lead.`;
    case 'nothing_stored':
      return `neither value of seq ${String(ruled.lead.fromSeq)} was taken in. Name the record that counts: \`leadcycle dlq show ${leadId}\` has both.`;
    case 'no_such_record':
      return `no value of seq ${String(ruled.lead.fromSeq)} waits there. \`leadcycle dlq show ${leadId}\` names those that do.`;
    case 'ruled_otherwise':
      return `${ruled.by} ruled otherwise on ${ruled.at}, and a ruling stands. \`leadcycle dlq rulings\` says why.`;
    case 'goes_on':
      return `${keptWords(ruled)}; it goes on, ${counted(ruled.applied, 'event was', 'events were')} taken in.`;
    case 'still_waits':
      return `${keptWords(ruled)}; ${counted(ruled.applied, 'event was', 'events were')} taken in, then it waits for ${kindWords[ruled.lead.kind]} at seq ${String(ruled.lead.fromSeq)}: ${ruled.lead.because}.`;
  }
};

const keptWords = ({ seq, kept, ruledOut }: Extract<Ruled, { readonly kept: string }>): string =>
  `of seq ${String(seq)} the value ${kept.slice(0, 16)} counts, ${counted(ruledOut, 'other does', 'others do')} not`;

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

export const listRulings = async (options: {
  readonly limit: number;
  readonly json?: boolean;
}): Promise<void> => {
  const all = await withReadSide(({ pool }) => rulings(pool, options.limit));
  print({ json: all, text: () => inWords(all) }, options);
};

const inWords = (all: readonly Ruling[]): string =>
  all.length === 0
    ? 'Nobody has ruled on anything.'
    : table(
        ['lead', 'seq', 'counts', 'ruled out', 'by', 'when', 'because'],
        all.map(({ leadId, seq, kept, ruledOut, by, at, because }) => [
          ...[leadId, seq, kept.slice(0, 16), ruledOut.map((sha256) => sha256.slice(0, 16)).join(' ')],
          ...[by, at.slice(0, 16).replace('T', ' '), because],
        ]),
      );
