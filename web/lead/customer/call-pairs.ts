// Who has called whom how often? Each of us with each contact of the customer, and which of the two began.
import { textAt } from '../../value-at.ts';
import { eventsOf } from '../events-in.ts';
import type { Event } from '../events-in.ts';

export interface Call {
  readonly seq: number;
  readonly at: string;
  /** Null: a marketing touch, by nobody. */
  readonly us: string | null;
  /** Null: somebody there, nobody knows who. */
  readonly contactId: string | null;
  readonly begunBy: 'customer' | 'us';
  readonly kind: string;
  readonly outcome: string;
  readonly note: string | null;
}

export const callsIn = (events: readonly Event[]): readonly Call[] =>
  eventsOf(events, 'FollowUpRecorded').map(({ seq, time, data }) => ({
    ...{ seq, at: time, us: textAt(data, 'by', 'personId'), contactId: textAt(data, 'contactId') },
    begunBy: textAt(data, 'begunBy') === 'customer' ? 'customer' : 'us',
    ...{ kind: textAt(data, 'kind') ?? '', outcome: textAt(data, 'outcome') ?? '' },
    note: textAt(data, 'note'),
  }));

export interface CallPair {
  readonly us: string | null;
  readonly contactId: string | null;
  readonly byUs: number;
  readonly byCustomer: number;
}

export const pairsOf = (calls: readonly Call[]): readonly CallPair[] => {
  const pairs = new Map<string, CallPair>();
  for (const { us, contactId, begunBy } of calls) {
    const key = JSON.stringify([us, contactId]);
    const { byUs, byCustomer } = pairs.get(key) ?? { byUs: 0, byCustomer: 0 };
    pairs.set(key, {
      ...{ us, contactId },
      byUs: byUs + (begunBy === 'us' ? 1 : 0),
      byCustomer: byCustomer + (begunBy === 'customer' ? 1 : 0),
    });
  }
  return [...pairs.values()];
};
