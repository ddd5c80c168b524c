// How does one lead ask another to take it over, or to give it back? Asked until there is an answer, which is its last word.
import { Context } from '@temporalio/activity';
import type { Absorb, Unabsorb } from '../domain/effect.ts';
import type { CommandOf, LeadCommand } from '../events/commands/lead-command.ts';
import type { Contact } from '../events/values.ts';

/** The other lead has done it, or says in a sentence why not. */
export type OtherAnswer = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly because: string };

export interface MergingDependencies {
  /**
   * Gives a lead a command of the engine, waking it where it rests. Asked twice it answers the same.
   * @param effectId what the command is known by
   * @throws when the lead did not answer: then it is not known whether it did it
   */
  readonly askLead: (leadId: string, command: LeadCommand, effectId: string) => Promise<OtherAnswer>;
  /** The contacts of one lead as another may keep them: sealed under its key, erased fields null. */
  readonly reseal: (
    contacts: readonly Contact[],
    leads: { readonly from: string; readonly into: string },
  ) => Promise<Contact[]>;
}

export interface MergingActivities {
  absorb(effect: Absorb): Promise<CommandOf<'AbsorbAccepted'> | CommandOf<'AbsorbRefused'>>;
  unabsorb(effect: Unabsorb): Promise<CommandOf<'UnabsorbAccepted'> | CommandOf<'UnabsorbRefused'>>;
}

/** So that a worker that is gone is noticed well before the attempt's time is over. */
const heartbeatEveryMs = 2_000;

const alive = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), heartbeatEveryMs);
  try {
    return await work;
  } finally {
    clearInterval(beat);
  }
};

export const createMergingActivities = ({ askLead, reseal }: MergingDependencies): MergingActivities => ({
  absorb: async ({ leadId, intoLeadId, handover, effectId }) => {
    const contacts = await reseal(handover.contacts, { from: leadId, into: intoLeadId });
    const { mergeNo } = handover;
    const command = { type: 'AbsorbLead' as const, input: { ...handover, contacts } };
    const answer = await alive(askLead(intoLeadId, command, effectId));
    return answer.kind === 'done'
      ? { type: 'AbsorbAccepted', input: { intoLeadId, mergeNo } }
      : { type: 'AbsorbRefused', input: { intoLeadId, mergeNo, because: answer.because } };
  },
  unabsorb: async ({ leadId, intoLeadId, mergeNo, effectId }) => {
    const command = { type: 'UnabsorbLead' as const, input: { fromLeadId: leadId, mergeNo } };
    const answer = await alive(askLead(intoLeadId, command, effectId));
    return answer.kind === 'done'
      ? { type: 'UnabsorbAccepted', input: { intoLeadId, mergeNo } }
      : { type: 'UnabsorbRefused', input: { intoLeadId, mergeNo, because: answer.because } };
  },
});
