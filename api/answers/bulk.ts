// What does the API tell of one command for many leads?
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';

const Refused = z.object({
  leadId: LeadId,
  code: z.string(),
  because: z.string(),
});

export const BulkPreview = z
  .object({
    leads: z.int().describe('Leads that the job would be about: those in sight.'),
    notInSight: z.int().describe('Of those named: not there, or not for the caller to see.'),
    changed: z.int(),
    unchanged: z.int().describe('It is so already.'),
    refused: z.int(),
    refusals: z.array(Refused).readonly().describe('The first of them.'),
  })
  .meta({
    id: 'BulkPreview',
    description: 'What many leads would answer to a command now; nothing is written.',
  });

export const BulkBegun = z
  .object({ jobId: z.uuid(), leads: z.int(), notInSight: z.int() })
  .meta({ id: 'BulkBegun', description: 'A job that goes on whatever becomes of the caller.' });

export const BulkJob = z
  .object({
    jobId: z.uuid(),
    kind: z.string(),
    author: z.string(),
    note: z.string(),
    state: z.enum(['running', 'stopped', 'finished']),
    waiting: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    refusals: z.array(Refused).readonly().describe('The first of them, in the order of the job.'),
  })
  .meta({ id: 'BulkJob', description: 'How far a job has come.' });
