// What does the API tell of service levels?
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';
import { At, Escalated } from './leads.ts';

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
