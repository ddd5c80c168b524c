// In which words do the people of a story speak to a lead? The longer commands of the demo, as a door takes them.
import type { OpenCommand } from '../../doors/open-command.ts';
import { officeRouting, personRef } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Dimension, Rating } from '../../events/vocabulary.ts';
import type { Cast } from './cast.ts';
import type { Prospect } from './prospect.ts';

export type Ratings = Readonly<Partial<Record<Dimension, Rating>>>;

export interface Obtaining {
  /** Major units of USD. */
  readonly amount: number;
  /** @defaultValue complex */
  readonly complexity?: 'simple' | 'complex';
  /** @defaultValue ordinary */
  readonly position?: 'ordinary' | 'dominant';
  /** @defaultValue 90 */
  readonly decisionInDays?: number;
  /** A lead whose need nobody has asked for yet stays in obtain. */
  readonly need?: 'told' | 'not told';
}

interface Scene {
  readonly organisation: Organisation;
  readonly cast: Cast;
  readonly prospect: Prospect;
  /** Epoch milliseconds. */
  readonly now: number;
}

const day = 86_400_000;
export const obtained = (
  { amount, complexity = 'complex', position = 'ordinary', decisionInDays = 90, need = 'told' }: Obtaining,
  { organisation, cast, prospect, now }: Scene,
): OpenCommand => {
  const { name, customerId, industry, product, channel, contacts } = prospect;
  const told = { needId: `need-of-${customerId}`, text: prospect.need, product };
  return {
    type: 'ObtainLead',
    input: {
      submitter: personRef(organisation, cast.submitter),
      source: null,
      customer: {
        ...{ customerId, name, industry, territory: cast.territory, position, margin: null },
        employees: { from: 1_000, to: 1_999 },
        revenue: { from: 200_000_000, to: 800_000_000, currency: 'USD' },
      },
      need: need === 'not told' ? null : { ...told, statedBy: 'customer', novelty: [], complexity },
      channel,
      informant: { relation: 'involved_without_influence', contactId: 'counterpart' },
      contacts: [...contacts],
      amount: { minor: amount * 100, currency: 'USD' },
      expectedDecisionOn: dayAfter(now, decisionInDays),
      routing: officeRouting(organisation, cast.territory),
      suspects: [],
      previousLeadId: null,
      stated: null,
    },
  };
};

export const assessments = (ratings: Ratings): OpenCommand[] =>
  Object.entries(ratings).map(([dimension, rating]) => ({
    type: 'AssessDimension',
    input: {
      dimension: dimension as Dimension,
      rating,
      evidence: 'Told at the visit, with figures.',
      observedAt: null,
    },
  }));

export const followUp = (begunBy: 'customer' | 'us'): OpenCommand => ({
  type: 'RecordFollowUp',
  input: {
    ...{ kind: 'call', outcome: 'connected', begunBy, contactId: 'counterpart', statedAt: null },
    note: 'Went through the costs of the present way of working.',
  },
});

/** The key person admits a pain that costs so many USD over three years. */
export const painWorth = (usd: number): OpenCommand => ({
  type: 'AssessPain',
  input: {
    ...{ painId: 'present-way-of-working', stakeholderContactId: 'key-person', level: 'admitted' },
    reasons: 'Everything is typed twice.',
    consequence: null,
    cost: { minor: usd * 100, currency: 'USD' },
  },
});

export const order = (leadId: string): OpenCommand => ({
  type: 'WinOrder',
  input: {
    ...{ orderNo: `PO-${leadId.slice(0, 8)}`, amount: null, signatoryContactId: 'key-person' },
    stated: null,
  },
});

/** The day, in UTC, so many days after an instant. */
export const dayAfter = (now: number, days: number): string =>
  new Date(now + days * day).toISOString().slice(0, 10);
