// What does a batch make of the lead, and what goes to the stream? Computed aside, so that it can be dropped.
import { evolve } from '../domain/evolve.ts';
import { sealEnvelope } from '../domain/envelope.ts';
import { execute } from '../domain/execute.ts';
import { officeOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import type { Policy } from '../domain/policy.ts';
import { LeadRejection } from '../domain/rejection.ts';
import { instant } from '../domain/time.ts';
import type { Batch } from '../events/commands/batch.ts';
import type { Envelope } from '../events/envelope.ts';
import { measured } from './outbox.ts';
import type { Waiting } from './outbox.ts';
import { eventLimit } from './policies.ts';
import type { LeadRun } from './run-state.ts';

export interface Decision {
  readonly lead: Lead | null;
  readonly policy: Policy;
  readonly types: readonly string[];
  readonly outgoing: readonly Waiting[];
}

/**
 * Decides a batch at `now` (epoch milliseconds of workflow time) without changing the run.
 * @throws LeadRejection when the lead refuses it, or an event could not be published
 */
export const decideBatch = (run: LeadRun, batch: Batch, now: number): Decision => {
  if (run.policy === null) throw new TypeError(`Lead ${run.leadId} was started without a policy.`);
  const { events, policy } = execute(batch, run.leadId, run.lead, run.policy, now);
  const recordedAt = instant(now);
  let lead = run.lead;
  const outgoing = events.map((event) => {
    lead = evolve(lead, event, run.leadId);
    const office = lead.tier === null ? '' : officeOf(lead);
    return publishable(sealEnvelope({ leadId: run.leadId, seq: lead.seq, event, recordedAt, batch, office }));
  });
  return { lead, policy, types: events.map(({ type }) => type), outgoing };
};

/** Kafka takes no bigger record, and Postgres stores neither NUL nor half a surrogate pair. */
const publishable = (envelope: Envelope): Waiting => {
  const text = JSON.stringify(envelope);
  const sized = measured(envelope, text);
  if (sized.bytes > eventLimit)
    throw new LeadRejection(
      'invalid_input',
      `${envelope.type} would be ${sized.bytes} bytes; an event holds at most ${eventLimit}.`,
      'Shorten the texts, or tell it in several commands.',
    );
  if (unstorable.test(text))
    throw new LeadRejection(
      'invalid_input',
      'A text holds a NUL character or half of a surrogate pair.',
      'Remove the character: it is not part of any writing, and no database stores it.',
    );
  return sized;
};

/** An escape of such a unit in JSON: an odd number of backslashes before the u. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;
