// What do most views cut leads by? The same columns, in the same order, with the same meaning.
import { same } from './relation.ts';
import type { ViewColumn } from './relation.ts';

export const leadId = same('lead_id', 'uuid', 'The lead.');
export const seq = same('seq', 'int', 'Number of the event among those of its lead: 1, 2, 3 …');
export const recordedTime = same('recordedtime', 'timestamptz', 'When it became known.');

/** @param asOf when they held: `as of leaving it` */
export const cuts = (asOf: string): readonly ViewColumn[] => [
  same('tier', 'text', `Who is accountable (rep_office, region, headquarters), ${asOf}; null: no tier yet.`),
  same(
    'office',
    'text',
    `The office accountable, ${asOf}: of the owner, else of the tier, else of the submitter.`,
  ),
  same(
    'owner',
    'text',
    `Id of the person who owns it, ${asOf}, of an ended lead its last owner; null: nobody.`,
  ),
  same('channel', 'text', `Name of the channel, ${asOf}; null: not known.`),
  same('class', 'text', `preliminary, credible or opportunity, ${asOf}; null: not classified.`),
  same('grade', 'text', `A to D, ${asOf}; null: not evaluated.`),
  same('kind', 'text', `lead or opportunity, ${asOf}.`),
  same('industry', 'text', `Industry of the customer, ${asOf}; null: not known.`),
  same(
    'currency',
    'text',
    `Currency of the amount, ${asOf}; null: no amount. Never add amounts across currencies.`,
  ),
  {
    ...{ name: 'amount_minor', type: 'bigint', is: 'minor' },
    means: `Amount of the order once it is won, else the expected one, in minor units of the currency, ${asOf}.`,
  },
];
