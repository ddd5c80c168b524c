// What can be told of a lead while it finds its owner: tier, pool, assignment, release, rest and return.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { basis, because, by, byOrEngine, enters, entersOrStays } from './told.ts';
import { Considered, Id, Instant, Office, Owner, PersonRef } from './values.ts';
import { Gate, Horizon, Place, Role, Stage, Tier } from './vocabulary.ts';

const ownershipNo = z.int().min(1).describe('Number of the ownership among all of this lead: 1, 2, 3 …');
const considered = z.array(Considered).describe('Who was looked at, and why it was not them.');

export const LeadTiered = defineEvent('LeadTiered', 'Another tier or office is accountable for the lead.', {
  tier: Tier,
  office: Office.describe('The office that is accountable.'),
  horizon: Horizon,
  rule: z
    .string()
    .describe('Id of the rule of the playbook, `TierLead` by hand, or the id of the step of a clock.'),
  reasons: z
    .array(z.string())
    .describe('What was decided on, in words for a person; empty: the rule says it all.'),
  by: byOrEngine,
  step: Id.nullable().describe(
    'Step of the clock that raised it, which no rule lowers again; null: no clock did.',
  ),
});

export const LeadPooled = defineEvent(
  'LeadPooled',
  'The lead lies in the pool of an office, to be claimed.',
  {
    enters: entersOrStays,
    office: Office.describe('Whose pool it is: people of this office and of those below it may claim.'),
    role: Role.describe('The role that may claim it.'),
    because,
    considered,
  },
);

export const LeadAssigned = defineEvent('LeadAssigned', 'The lead has an owner, or another one.', {
  enters: entersOrStays,
  owner: Owner,
  ownershipNo,
  how: z
    .enum(['claimed', 'distributed', 'offered', 'reassigned', 'stated'])
    .describe(
      'claimed: taken from the pool; distributed: given by a manager; offered: chosen by the engine; reassigned: given on by a manager; stated: by an import.',
    ),
  because,
  considered,
  asksGate: Gate.nullable().describe('The gate that now waits for a decision; null: none.'),
  by: byOrEngine,
  basis,
});

export const LeadReleased = defineEvent('LeadReleased', 'The owner gave the lead back.', {
  enters,
  owner: PersonRef.describe('Whose it was.'),
  ownershipNo,
  because,
  by,
});

export const LeadReclaimed = defineEvent('LeadReclaimed', 'The lead was taken from its owner.', {
  enters: Place.nullable().describe(
    'Where the lead goes; null: it had gone back from conversion, and stays where it is without an owner.',
  ),
  owner: PersonRef.describe('Whose it was.'),
  ownershipNo,
  rule: z
    .enum(['rested_too_long', 'owner_inactive'])
    .describe(
      'rested_too_long: they may not claim it again for some time; owner_inactive: who left was not at fault.',
    ),
  step: z.string().nullable().describe('Step of the clock that asked for it; null: no clock did.'),
  because,
  by: byOrEngine,
});

export const NurtureStarted = defineEvent(
  'NurtureStarted',
  'The lead rests, with a day and somebody who watches over it.',
  {
    enters,
    left: Stage.describe('The stage that it left.'),
    until: Instant.describe('When it returns at the latest: a morning of its office.'),
    condition: z
      .string()
      .nullable()
      .describe('What brings it back before that, as a condition of the playbook; null: only the day does.'),
    keeper: PersonRef.nullable().describe(
      'Who watches over it; null: nobody by name, so the lead manager of its tier.',
    ),
    formerOwner: Owner.nullable().describe('Who owned it until now; null: nobody.'),
    because,
    by: byOrEngine,
  },
);

export const NurtureEnded = defineEvent('NurtureEnded', 'The lead returns from its rest.', {
  enters,
  because: z
    .enum(['returned', 'date_due', 'condition_true'])
    .describe('returned: by hand; date_due: its day has come; condition_true: its condition has.'),
  note: z
    .string()
    .nullable()
    .describe('The reason given by hand, or the condition that came true; null: its day.'),
  by: byOrEngine,
  due: Instant.nullable().describe('The instant at which its rest was to end; null: it ended before.'),
  step: Id.nullable().describe('Step of the clock that ended it; null: no clock did.'),
});

export const distributeEvents = [
  LeadTiered,
  LeadPooled,
  LeadAssigned,
  LeadReleased,
  LeadReclaimed,
  NurtureStarted,
  NurtureEnded,
] as const;
