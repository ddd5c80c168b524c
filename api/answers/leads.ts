// What does the API tell of leads?
import { z } from 'zod';
import { Receiver } from '../../events/service-levels.ts';
import { LeadId } from '../../events/values.ts';
import { Place } from '../../events/vocabulary.ts';
import { parts } from '../../projections/lead/parts.ts';
import { pageAnswer } from '../paging.ts';

/** An instant in UTC, as every answer writes it. */
export const At = z.string().describe('An instant in UTC.');

export const LeadListed = z
  .object({
    leadId: LeadId,
    seq: z.int(),
    stage: z.string().describe(`One of ${Place.options.join(', ')}.`),
    tier: z.string().nullable(),
    office: z.string(),
    owner: z.string().nullable().describe('The person who owns it, or owned it at its outcome.'),
    class: z.string().nullable(),
    grade: z.string().nullable(),
    kind: z.string(),
    customerId: z.string().nullable(),
    customer: z.string().nullable().describe('Its name.'),
    product: z.string().nullable(),
    currency: z.string().nullable(),
    minor: z.number().nullable().describe('The amount in minor units of the currency.'),
    obtainedAt: At,
    movedAt: At,
    nextDueAt: At.nullable().describe('When what it waits for is due; past: late.'),
    nextDue: z.string().nullable().describe('The clock, or nurture_return.'),
  })
  .meta({ id: 'LeadListed', description: 'A lead in a list.' });

const Step = z.object({
  what: z.string(),
  command: z.string().nullable().describe('The command that would do it; null where nobody needs to.'),
  who: z.string().describe('Roles that may do it.'),
});

export const ClockLeft = z.object({
  clock: z.string(),
  cycle: z.int(),
  state: z.enum(['running', 'paused', 'stopped']),
  dueAt: At,
  leftMs: z.number().nullable().describe('Working milliseconds until it is due; below zero once it is late.'),
  breachedAt: At.nullable(),
  pausedUntil: At.nullable(),
});

/** The lead itself is told whole, as the domain has it; its fields are those of the events. */
export const LeadTold = z
  .object({
    sight: z.enum(['whole', 'pool']).describe('pool: what a pool shows to who may claim it, and no more.'),
    seq: z.int().describe('Number of its events up to the moment that is told of.'),
    moment: z
      .object({
        asOf: At,
        asKnown: At.nullable(),
        throughSeq: z.int().nullable().describe('The event after which it is told; null: instants decide.'),
      })
      .nullable()
      .describe('Null: as it is now.'),
    lead: z
      .unknown()
      .describe('The lead with its fields as events name them; personal ones opened for who may read them.'),
    tiered: z.unknown().describe('Why it has its tier; null where it has none.'),
    assigned: z.unknown().describe('Why it has its owner; null where it was never assigned.'),
    matrix: z.array(z.unknown()).readonly().describe('The findings, angle by angle.'),
    verifiers: z.array(z.string()).readonly().describe('Whom somebody could ask to verify it.'),
    nextSteps: z.array(Step).readonly(),
    cadence: z.unknown().describe('How often its grade asks for contact.'),
    improvements: z
      .array(z.unknown())
      .readonly()
      .describe('What would raise its grade most, the best first.'),
    payment: z
      .object({
        state: z.enum(['holds', 'does_not_hold', 'unknown']),
        cost: z.number().describe('What the pains that somebody admits cost the customer over three years.'),
        price: z.number().nullable().describe('What the order may come to; null: not known.'),
        currency: z.string().describe('Of both, in major units.'),
      })
      .nullable()
      .describe('Whether it pays for the customer to buy.'),
    clocks: z.array(ClockLeft).readonly(),
    timeZone: z.string(),
  })
  .meta({ id: 'LeadTold', description: 'One lead: where it stands, why, and what comes next.' });

const Offer = z
  .object({
    command: z.string(),
    offer: z
      .enum(['possible', 'not_now', 'not_yours'])
      .describe(
        'possible: some input would be accepted, as far as lead and roles tell; not_now: none, as the lead stands; not_yours: it is for others.',
      ),
    who: z.array(z.string()).readonly().describe('Roles that may give it.'),
  })
  .meta({ id: 'LeadOffer', description: 'Whether a command could be given to a lead now.' });

export const Offers = z
  .object({
    leadId: LeadId,
    seq: z.int().describe('Number of events of the lead for which this holds.'),
    commands: z.array(Offer).readonly(),
  })
  .meta({ id: 'LeadOffers', description: 'Every command, and whether it could be given to a lead now.' });

export const TimelineEntry = z
  .object({
    seq: z.int(),
    type: z.string(),
    time: At.describe('When it happened.'),
    recordedTime: At.describe('When it became known.'),
    actor: z.string().describe('`person:ID`, `service:NAME`, or `engine:RULE`.'),
    office: z.string(),
    origin: z.string(),
    data: z.unknown().describe('The fields of the event, personal ones opened for who may read them.'),
  })
  .meta({ id: 'TimelineEntry', description: 'One event of a lead.' });

export const Timeline = z.object({
  leadId: LeadId,
  events: z.array(TimelineEntry).readonly(),
  nextCursor: z.string().nullable(),
});

export const Reasons = z.object({
  leadId: LeadId,
  reasons: z
    .array(
      z.object({
        of: z.enum(['grade', 'class', 'tier', 'owner']),
        is: z.string(),
        decidedBy: z
          .object({ seq: z.int(), event: z.string(), at: At, playbook: z.string() })
          .nullable()
          .describe('Null where nothing has been decided yet.'),
        because: z.array(z.string()).readonly(),
        lacks: z.array(z.string()).readonly(),
        changes: z.array(z.string()).readonly().describe('What would change it most.'),
      }),
    )
    .readonly(),
  notSeenYet: z.int().describe('Events on their way to the read models.'),
});

export const Queued = z
  .object({
    leadId: LeadId,
    part: z.enum(parts).describe('What the person is to the lead; of several the first.'),
    stage: z.string(),
    customer: z.string().nullable(),
    product: z.string().nullable(),
    grade: z.string().nullable(),
    currency: z.string().nullable(),
    minor: z.number().nullable(),
    movedAt: At,
    nextSteps: z.array(Step).readonly(),
    commands: z
      .array(z.string())
      .readonly()
      .describe(
        'What the person could do with it at once: what comes next first, then what is done every day.',
      ),
    clock: ClockLeft.nullable().describe(
      'The running clock with the least working time left, else one that is paused.',
    ),
  })
  .meta({ id: 'Queued', description: 'A lead that waits for a person, with what to do next and by when.' });

export const Escalated = z.object({
  leadId: LeadId,
  escalationId: z.string(),
  clock: z.string(),
  cycle: z.int(),
  office: z.string(),
  receivers: z.array(Receiver).readonly(),
  raisedAt: At,
});

export const Queue = z.object({
  ...pageAnswer(Queued).shape,
  leads: z.int().describe('Of all pages.'),
  late: z.int().describe('Of all pages: those whose most pressing clock is late.'),
  escalations: z
    .array(
      z.object({
        ...Escalated.shape,
        customer: z.string().nullable().describe('Null also where the caller may not see the lead.'),
        product: z.string().nullable(),
      }),
    )
    .readonly()
    .describe('Addressed to the person and not acknowledged, the oldest first; fifty at most.'),
});

export const PoolTold = z.object({
  leads: z
    .array(
      z.object({
        leadId: LeadId,
        customer: z.unknown(),
        need: z.unknown(),
        amount: z.unknown(),
        grade: z.string().nullable(),
        class: z.string().nullable(),
        kind: z.string(),
        expectedDecisionOn: z.string().nullable(),
        officeId: z.string(),
        role: z.string(),
        since: At,
        because: z.string().nullable().describe('Why the caller may not claim it; null where they may.'),
      }),
    )
    .readonly(),
  obstacle: z.string().nullable().describe('What speaks against any claim of the caller today.'),
  others: z.int().describe('Leads in these pools that are not for the caller at all.'),
});

export const Duplicates = z.object({
  leadId: LeadId,
  duplicates: z
    .array(
      z.object({
        leadId: LeadId.nullable().describe('Null where the caller may not see it.'),
        stage: z.string().nullable(),
        office: z.string(),
        because: z.string(),
      }),
    )
    .readonly(),
});

export const Verifiers = z.object({
  leadId: LeadId,
  proposals: z
    .array(
      z.object({
        personId: z.string(),
        because: z.string().nullable().describe('Why not; null for who could be asked.'),
        load: z.number(),
        capacity: z.number(),
      }),
    )
    .readonly(),
});
