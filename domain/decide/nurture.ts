// What does a lead answer when it is to rest, or to return?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { PersonRef } from '../../events/values.ts';
import { judge } from '../condition.ts';
import { at, personOf, personOrNull, type LeadContext } from '../decide-context.ts';
import { fieldsOf } from '../fields.ts';
import { officeOf, ownershipOf, refOf } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { calendarOf } from '../service-levels/schedule.ts';
import { day, instant, milliseconds } from '../time.ts';
import { nextWorkingMorning } from '../working-time/arithmetic.ts';

export const nurtureLead = (
  context: LeadContext,
  { input }: CommandOf<'NurtureLead'>,
): readonly LeadEvent[] => {
  if (context.lead.standing.stage === 'nurture') return [];
  const until = milliseconds(`${input.until}T00:00:00.000Z`);
  const { maxDays } = context.policy.playbook.nurture;
  if (until < context.now || until > context.now + maxDays * day) {
    throw new LeadRejection(
      'nurture_too_long',
      `A lead rests until a day within the next ${String(maxDays)} calendar days; ${input.until} is not.`,
      'Name a day in that time.',
    );
  }
  const started = rest(context, until, input.condition, input.keeper, input.reason);
  refuseTrueAlready(context, input.condition);
  return [started];
};

/** A condition that holds from the beginning would end the rest in the moment it began. */
const refuseTrueAlready = ({ lead, policy, now }: LeadContext, condition: string | null): void => {
  if (
    condition === null ||
    !judge(condition, fieldsOf(lead, policy.playbook, now, lead.tier?.tier ?? null)).holds
  )
    return;
  throw new LeadRejection(
    'condition_true_already',
    `The condition ${condition} holds already: the lead would return at once.`,
    'Name a condition that is still to come true, or a day alone.',
  );
};

/** What a resting lead waited for has come true: it returns now, whatever its day. Nothing where it has not. */
export const returnByCondition = (
  { lead, policy, now }: LeadContext,
  time: string,
): readonly EventOf<'NurtureEnded'>[] => {
  const { standing } = lead;
  if (standing.stage !== 'nurture' || standing.condition === null) return [];
  if (!judge(standing.condition, fieldsOf(lead, policy.playbook, now, lead.tier?.tier ?? null)).holds)
    return [];
  const data = { note: standing.condition, by: null, due: null, step: null };
  return [{ type: 'NurtureEnded', time, data: { enters: 'evaluate', because: 'condition_true', ...data } }];
};

export const returnLead = (
  context: LeadContext,
  { input }: CommandOf<'ReturnLead'>,
): readonly LeadEvent[] => {
  if (context.lead.standing.stage !== 'nurture') {
    throw new LeadRejection(
      'move_not_allowed',
      'Only a resting lead returns.',
      'Nothing is needed: it is not resting.',
    );
  }
  const data = { note: input.reason, by: personOf(context), due: null, step: null };
  return [
    { type: 'NurtureEnded', time: at(context), data: { enters: 'evaluate', because: 'returned', ...data } },
  ];
};

/** The lead at rest until the first working morning on or after `until` (epoch ms). */
export const rest = (
  context: LeadContext,
  until: number,
  condition: string | null,
  keeper: PersonRef | null,
  because: string,
): EventOf<'NurtureStarted'> => {
  const { lead } = context;
  const { standing } = lead;
  const formerOwner = ownershipOf(lead)?.owner ?? null;
  switch (standing.stage) {
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
    case 'distribute':
    case 'convert': {
      const data = {
        enters: 'nurture' as const,
        left: standing.stage,
        until: instant(nextWorkingMorning(calendarOf(context, officeOf(lead)), until)),
        condition,
        keeper: keeper ?? (formerOwner === null ? null : refOf(formerOwner)),
        formerOwner,
        because,
        by: personOrNull(context),
      };
      return { type: 'NurtureStarted', time: at(context), data };
    }
    case 'nurture':
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      throw new LeadRejection(
        'move_not_allowed',
        `A lead that is ${standing.stage} does not go to rest.`,
        'Reopen it first.',
      );
  }
};
