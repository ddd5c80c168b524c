// What does a lead answer while it is evaluated?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { consequences } from '../consequences.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { evaluated } from '../evaluation/evaluated.ts';
import { ownershipOf } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { tierOf } from '../tiering.ts';
import { daysAfter } from '../time.ts';
import { mayDisqualify } from './outcome.ts';
import { importedTime, statedTime } from './stated.ts';

export const assessDimension = (
  context: LeadContext,
  { input }: CommandOf<'AssessDimension'>,
): readonly LeadEvent[] => {
  const { dimension, rating, evidence } = input;
  if (dimension !== 'C' && (rating === 'not_yet' || rating === 'cannot_satisfy')) {
    throw new LeadRejection(
      'invalid_input',
      `Only C can be rated ${rating}.`,
      'Rate this dimension 0 to 4 or unknown.',
    );
  }
  const by = personOf(context);
  const observedAt = statedTime(context, input.observedAt, context.lead);
  const validUntil = daysAfter(
    observedAt,
    context.policy.playbook.evaluation.dimensions[dimension].evidenceDays,
  );
  const assessed: EventOf<'DimensionAssessed'> = {
    type: 'DimensionAssessed',
    time: at(context),
    data: { dimension, rating, evidence, by, observedAt, validUntil },
  };
  const before = context.lead.dimensions.C;
  const confirms =
    rating === 'cannot_satisfy' && before?.rating === 'cannot_satisfy' && before.by.personId !== by.personId;
  if (!confirms || !mayDisqualify(context)) return [assessed];
  return [
    assessed,
    {
      type: 'LeadDisqualified',
      time: at(context),
      data: {
        enters: 'disqualified',
        because: 'two people found that we cannot satisfy the need',
        owner: ownershipOf(context.lead)?.owner ?? null,
        by,
        confirms: before.by,
      },
    },
  ];
};

export const evaluateLead = (
  context: LeadContext,
  { input }: CommandOf<'EvaluateLead'>,
): readonly LeadEvent[] => {
  if (input.stated !== null) return evaluatedInHistory(context, input.stated);
  if (input.sendBack === null) return consequences(context, 'EvaluateLead', at(context));
  const { lead, policy, now } = context;
  if (lead.standing.stage === 'evaluate') return [];
  if (lead.standing.stage !== 'convert') {
    throw new LeadRejection(
      'move_not_allowed',
      `A lead in ${lead.standing.stage} is not sent back to evaluation by hand.`,
      'Only a lead in conversion is; elsewhere evaluation runs by itself when something changes.',
    );
  }
  const judgement = evaluate(
    lead,
    policy.playbook,
    now,
    lead.tier?.tier ?? policy.playbook.tiering.otherwise,
  );
  const reasons = [...judgement.reasons, `sent back: ${input.sendBack}`];
  const told = { enters: 'evaluate', cause: 'EvaluateLead', basis: 'recorded' } as const;
  return [evaluated(at(context), { ...judgement, reasons }, told)];
};

/** History says that the lead went past evaluation and verification: the numbers are ours, the move is stated. */
const evaluatedInHistory = (
  context: LeadContext,
  stated: NonNullable<CommandOf<'EvaluateLead'>['input']['stated']>,
): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const time = importedTime(context, stated, lead);
  if (lead.basis === 'recorded' || lead.evaluation !== null) {
    throw new LeadRejection(
      'move_not_allowed',
      'History tells the stages of a lead once, as the import obtains it; this one is already on its way here.',
      'Let it be evaluated and verified like any other.',
    );
  }
  const tiered = tierOf(lead, policy.playbook, now);
  const judgement = evaluate(lead, policy.playbook, now, tiered.tier);
  return [
    evaluated(time, judgement, { enters: 'distribute', cause: 'EvaluateLead', basis: stated.basis }),
    { type: 'LeadTiered', time, data: tiered },
    {
      type: 'LeadClassified',
      time,
      data: {
        class: 'preliminary',
        enters: null,
        because: 'not verified here',
        missing: [],
        disputed: [],
        cause: 'EvaluateLead',
        basis: stated.basis,
      },
    },
  ];
};
