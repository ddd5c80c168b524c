// How does a lead end, and how does it begin again?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Owner } from '../../events/values.ts';
import { at, personOf, personOrNull, type LeadContext } from '../decide-context.ts';
import { refuseAtOpenGate } from '../gates.ts';
import { ownershipOf } from '../lead.ts';
import { everOwned } from '../merging/owners.ts';
import { LeadRejection } from '../rejection.ts';
import { day, milliseconds } from '../time.ts';
import { confirmNeed } from './convert.ts';
import { importedTime } from './stated.ts';

/** A lead whose need the key person has not confirmed is won only with the signatory named: signing confirms it. */
export const winOrder = (context: LeadContext, { input }: CommandOf<'WinOrder'>): readonly LeadEvent[] => {
  const { lead } = context;
  const { orderNo, amount, signatoryContactId, stated } = input;
  if (lead.standing.stage !== 'convert') {
    throw new LeadRejection(
      'move_not_allowed',
      `An order is won from conversion; this lead is in ${lead.standing.stage}.`,
      'Give it an owner first.',
    );
  }
  const time = importedTime(context, stated, lead);
  if (stated === null) refuseAtOpenGate(lead, context.policy.playbook, 'The order');
  if (stated === null && lead.kind === 'lead' && signatoryContactId === null) {
    throw new LeadRejection(
      'need_not_confirmed',
      'The demand key person has not confirmed the need.',
      'Name the signatory, or record ConfirmNeed first.',
    );
  }
  const confirmed =
    stated === null && lead.kind === 'lead' && signatoryContactId !== null
      ? confirmNeed(context, {
          type: 'ConfirmNeed',
          input: { contactId: signatoryContactId, medium: 'written' },
        })
      : [];
  return [
    ...confirmed,
    {
      type: 'OrderWon',
      time,
      data: {
        enters: 'won',
        orderNo,
        amount: amount ?? lead.amount,
        owner: lead.standing.ownership.owner,
        by: personOrNull(context),
        basis: stated?.basis ?? 'recorded',
      },
    },
  ];
};

export const loseLead = (context: LeadContext, { input }: CommandOf<'LoseLead'>): readonly LeadEvent[] => {
  const { reason, note, stated } = input;
  if (reason === 'not_stated' && context.origin !== 'import') {
    throw new LeadRejection(
      'stated_only_in_imports',
      'Only an import may leave the reason unstated.',
      'Name the reason.',
    );
  }
  if (reason === 'other' && note === null) {
    throw new LeadRejection(
      'note_required',
      'The reason `other` asks for a note.',
      'Say in a note why it was lost.',
    );
  }
  return [
    {
      type: 'LeadLost',
      time: importedTime(context, stated, context.lead),
      data: {
        enters: 'lost',
        reason,
        note,
        owner: ownerNow(context),
        by: personOrNull(context),
        basis: stated?.basis ?? 'recorded',
      },
    },
  ];
};

/**
 * Whether this actor may take the lead out of the churn count as an unrelated need. Once it has had an owner only a sales
 * manager may who never owned it: a rest, a way back to evaluation or a merge would else be the detour by which a loss is hidden.
 */
export const mayDisqualify = ({ lead, actor }: LeadContext): boolean => {
  const { since, by } = everOwned(lead);
  if (since === null) return true;
  return actor.kind === 'person' && actor.roles.includes('sales_manager') && !by.includes(actor.personId);
};

/** An unrelated need. */
export const disqualifyLead = (
  context: LeadContext,
  { input }: CommandOf<'DisqualifyLead'>,
): readonly LeadEvent[] => {
  const by = personOf(context);
  if (!mayDisqualify(context)) {
    throw new LeadRejection(
      'not_permitted',
      'Once it has had an owner, a lead is disqualified only by a sales manager who never owned it.',
      'Ask the sales manager, or record why it was lost with LoseLead.',
    );
  }
  return [
    {
      type: 'LeadDisqualified',
      time: at(context),
      data: { enters: 'disqualified', because: input.reason, owner: ownerNow(context), by, confirms: null },
    },
  ];
};

/** A won lead returns to distribution: whether its former owner is active and free is for the search to say. */
export const reopenLead = (
  context: LeadContext,
  { input }: CommandOf<'ReopenLead'>,
): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const { standing } = lead;
  const by = personOf(context);
  switch (standing.stage) {
    case 'won':
    case 'lost':
    case 'disqualified': {
      const { reopenDays } = policy.playbook.convert;
      if (now - milliseconds(standing.since) > reopenDays * day) {
        throw new LeadRejection(
          'too_late_to_reopen',
          `It ended on ${standing.since.slice(0, 10)}, more than ${String(reopenDays)} days ago.`,
          'Obtain a new lead that names this one as its previous lead.',
        );
      }
      const enters = standing.stage === 'won' ? 'distribute' : 'evaluate';
      return [
        {
          type: 'LeadReopened',
          time: at(context),
          data: { enters, from: standing.stage, because: input.reason, by },
        },
      ];
    }
    case 'merged':
      throw new LeadRejection(
        'move_not_allowed',
        `This lead has been merged into ${standing.into}.`,
        'If it was another need after all, take the merge apart with UnmergeLead.',
      );
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
    case 'distribute':
    case 'convert':
    case 'nurture':
      return [];
  }
};

const ownerNow = ({ lead }: LeadContext): Owner | null => ownershipOf(lead)?.owner ?? null;
