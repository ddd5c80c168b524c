// What does the API tell of service levels?
import { z } from 'zod';
import { Receiver } from '../../events/service-levels.ts';
import { LeadId } from '../../events/values.ts';
import { pageAnswer } from '../paging.ts';
import { At, ClockLeft, Escalated } from './leads.ts';

const text = z.string().nullable();

const Watched = z.object({
  ...{ leadId: LeadId, clock: z.string(), cycle: z.number(), state: z.enum(['running', 'paused']) },
  ...{ stage: z.string(), office: z.string(), owner: text, tier: text, grade: text },
  targetMs: z.number().describe('Working time.'),
  ...{ startedAt: At, dueAt: At, pausedUntil: At.nullable(), breachedAt: At.nullable() },
  excusedBecause: text,
  urgency: z.enum(['late', 'at_risk', 'in_time', 'paused']),
  leftMs: z
    .number()
    .nullable()
    .describe('Working time until the target is used up; below zero once it is past.'),
});

const Attainment = z.object({
  cut: text,
  ...{ met: z.number(), metLate: z.number(), breachedOpen: z.number(), openInTime: z.number() },
  ...{ cancelled: z.number(), excused: z.number() },
  attainment: z.number().nullable().describe('met ÷ (met + met late + breached and open), 0 to 1.'),
});

export const ServiceLevels = z
  .object({
    at: At,
    timeZone: z.string(),
    by: z.string(),
    open: z.object({ late: z.int(), at_risk: z.int(), in_time: z.int(), paused: z.int() }),
    clocks: z.array(Watched).readonly().describe('Open clocks, the earliest due first; as many as `limit`.'),
    attainment: z.object({ rows: z.array(Attainment).readonly(), total: Attainment }),
    escalations: z
      .array(Escalated)
      .readonly()
      .describe('Not acknowledged, the oldest first; as many as `limit`.'),
  })
  .meta({ id: 'ServiceLevels', description: 'What is due, at risk or late, and how targets were kept.' });

export const DueClocks = pageAnswer(
  z.object({
    ...Watched.shape,
    stage: text.describe('Null, as what follows, where the caller may not see the lead.'),
    customer: text,
    product: text,
    next: z
      .object({
        percent: z.number().describe('Of the target.'),
        at: At,
        action: z.string(),
        receivers: z.array(Receiver).readonly(),
      })
      .nullable()
      .describe('Who is told next, and when; null where nobody is.'),
  }),
);

export const Week = z
  .object({
    timeZone: z.string().describe('IANA zone of whose wall clock the hours are.'),
    from: At,
    to: At.nullable(),
    clock: text,
    hours: z
      .array(
        z.object({
          weekday: z.int().describe('1 Monday to 7 Sunday.'),
          hour: z.int().describe('0 to 23.'),
          due: z.int().describe('Targets that end then, whatever came of them; cancelled ones are left out.'),
          breached: z.int().describe('Breaches that happened then; excused ones too.'),
        }),
      )
      .readonly()
      .describe('Hours without any are left out.'),
  })
  .meta({ id: 'ServiceLevelWeek', description: 'In which hours of the week targets end, and are missed.' });

export const Ladders = z.object({
  leadId: LeadId,
  timeZone: z.string(),
  clocks: z
    .array(
      z.object({
        ...ClockLeft.shape,
        targetMs: z.number().describe('Working time.'),
        startedAt: At,
        steps: z
          .array(
            z.object({
              stepId: z.string(),
              percent: z.number().describe('Of the target.'),
              action: z.string(),
              receivers: z.array(Receiver).readonly().describe('As the lead stands now.'),
              state: z.enum(['reached', 'to_come', 'passed_over']),
              at: At.nullable().describe('When it comes, or came as far as the lead remembers.'),
            }),
          )
          .readonly(),
      }),
    )
    .readonly()
    .describe('Those that are open.'),
});
