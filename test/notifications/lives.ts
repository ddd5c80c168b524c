// What happens on the leads of these tests? Written events of a lead in London, as the stream would carry them.
import { sealEnvelope } from '../../domain/envelope.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import { instant } from '../../domain/time.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import type { ClockName, Origin } from '../../events/vocabulary.ts';
import { assigned, leadIdOf, obtained } from '../../bench/projection/lead-story.ts';
import { as, hour, monday, offices, owner, ref, routing } from '../support/domain-world.ts';
import type { News } from '../../notifications/match.ts';
import type { Name } from '../support/domain-world.ts';

export { leadIdOf };

/** Monday 2026-01-05 at 10:00 UTC, in the middle of everybody's morning. */
export const noonish = monday + hour;

export const obtainedFor = (
  at: number,
  facts: Partial<EventOf<'LeadObtained'>['data']> = {},
): EventOf<'LeadObtained'> =>
  obtained(instant(at), { submitter: ref('ada'), by: ref('ada'), routing, ...facts });

export const assignedTo = (name: Name, at: number): LeadEvent => ({
  ...assigned(instant(at), owner(name)),
});

export const threshold = (clock: ClockName, at: number): LeadEvent => ({
  type: 'ClockThresholdReached',
  time: instant(at),
  data: {
    ...{ clock, cycle: 1, stepId: `${clock}/1/50/1`, percent: 50, action: 'tell' },
    to: [{ kind: 'person', personId: 'ben' }],
    punctuality: 'on_time',
  },
});

export const escalated = (
  to: EventOf<'EscalationRaised'>['data']['to'][number],
  at: number,
  percent = 100,
): LeadEvent => ({
  type: 'EscalationRaised',
  time: instant(at),
  data: {
    ...{ clock: 'first_contact', cycle: 1, action: 'tell', to: [to], officeId: 'london', told: 'first' },
    escalationId: `first_contact/1/${percent}/2`,
    stepId: `first_contact/1/${percent}/2`,
  },
});

export const toMia = { kind: 'person', personId: 'mia' } as const;
export const toLondon = {
  kind: 'role',
  role: 'sales_manager',
  officeId: offices.london.officeId,
  except: null,
} as const;

export interface Told {
  readonly event: LeadEvent;
  /** @defaultValue the event's own time */
  readonly recordedAt?: number;
  readonly origin?: Origin;
}

/** The stream of one lead; clocks and escalations come from the engine, all else from ada. */
export const streamOf = (number: number, told: readonly Told[]): readonly Envelope[] =>
  told.map(({ event, recordedAt, origin = 'live' }, index) => {
    const byEngine = /^(Clock|Escalation)/.test(event.type);
    const actor: Actor = byEngine ? { kind: 'engine', rule: 'clock' } : as('ada');
    return sealEnvelope({
      ...{ leadId: leadIdOf(number), seq: index + 1, event, office: 'london' },
      recordedAt: recordedAt === undefined ? event.time : instant(recordedAt),
      batch: { commandId: leadIdOf(number), actor, origin, correlationId: null, traceparent: '' },
    });
  });

/** An assigned lead of ben, ready for clocks. */
export const begun = (at: number): readonly Told[] => [
  { event: obtainedFor(at) },
  { event: assignedTo('ben', at) },
];

/** The last event of a life as news. */
export const newsOf = (number: number, told: readonly Told[]): News => {
  const leadId = leadIdOf(number);
  const lead = told.reduce<Lead | null>((before, { event }) => evolve(before, event, leadId), null);
  const envelope = streamOf(number, told).at(-1);
  const event = told.at(-1)?.event;
  if (lead === null || envelope === undefined || event === undefined) throw new Error('nothing happened');
  return { envelope, event, lead };
};
