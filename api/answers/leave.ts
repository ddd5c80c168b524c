// What does the API tell of somebody who leaves: where their leads would go, and what else hangs on them?
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';

const text = z.string().nullable();
const ids = z.array(z.string()).readonly();

const Redistributed = z.object({
  ...{ leadId: LeadId, stage: z.string(), customer: text, product: text, grade: text },
  ...{ currency: text, minor: z.number().nullable() },
  to: z.object({
    kind: z
      .enum(['person', 'pool', 'rest', 'stage', 'nowhere'])
      .describe(
        'rest: nobody there could ever have it; stage: it stays where it is, without an owner; nowhere: it stays theirs.',
      ),
    personId: text.describe('Of a person: who.'),
    officeId: text.describe('Of a pool or a rest: of which office.'),
    stage: text.describe('Of a stage: which.'),
  }),
  because: z.string(),
});

export const LeavePreview = z
  .object({
    personId: z.string(),
    state: z.enum(['active', 'left']),
    leads: z.array(Redistributed).readonly(),
    notInSight: z.int().describe('Leads of theirs that the caller does not see; they are given away too.'),
    parts: z
      .object({
        kept: z.array(LeadId).readonly().describe('At rest, kept by them: these stay, until their day.'),
        toVerify: z.array(LeadId).readonly().describe('Somebody else has to be appointed.'),
        submitted: z.array(LeadId).readonly().describe('Brought in by them and not assigned yet.'),
      })
      .describe('Leads in which they play another part, as far as the caller sees them.'),
    named: z
      .object({
        ...{ managerOf: ids, deputyOf: ids, teams: ids, pools: ids },
        inTheirPlace: text.describe('Who is told in their place; null: nobody.'),
      })
      .describe('Who and what of the organisation names them still.'),
  })
  .meta({ id: 'LeavePreview', description: 'What would become of the leads of somebody who leaves.' });

export const Left = z
  .object({
    jobId: z
      .uuid()
      .nullable()
      .describe('To follow at `/v1/bulk/{jobId}`; null: they had no lead to give away.'),
    leads: z.int().describe('Leads of a job that has begun.'),
    how: z.enum(['begun', 'resumed']).describe('resumed: an unfinished job for this was there, and goes on.'),
  })
  .meta({ id: 'Left', description: 'Somebody has left, and a job finds each of their leads another owner.' });
