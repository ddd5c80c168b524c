// Two leads of one customer, and what is asked of them where they turn out to be one.
import { expect } from 'vitest';
import type { RejectionCode } from '../../domain/rejection.ts';
import type { CommandOf, LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, engine, hour, monday, obtain, offer, ref, usd, type Name } from './domain-world.ts';
import { idOf, LeadsTogether, refusalCode } from './leads-together.ts';

export const [a, b, c] = [idOf(1), idOf(2), idOf(3)];
export const merge = (intoLeadId: string): LeadCommand => ({ type: 'MergeLead', input: { intoLeadId } });
export const unmerge: LeadCommand = {
  type: 'UnmergeLead',
  input: { reason: 'another department after all' },
};

/** Leads `a` and `b` of one customer, an hour apart: small enough to need no verification. */
export const two = (
  first: Partial<CommandOf<'ObtainLead'>['input']> = {},
  second: Partial<CommandOf<'ObtainLead'>['input']> = {},
): LeadsTogether => {
  const leads = new LeadsTogether();
  leads.do(a, 'ada', obtain(first));
  leads.now = monday + hour;
  leads.do(b, 'ben', obtain({ submitter: ref('ben'), ...second }));
  return leads;
};
export const large = { amount: usd(200_000) };
export const inVerification = (leads: LeadsTogether, leadId: string, who: Name): void =>
  void leads.do(leadId, who, assess('P', 2), assess('C', 2));
export const owned = (leads: LeadsTogether, leadId: string, owner: Name): void => {
  leads.do(leadId, 'rex', assess('P', 3), assess('C', 3));
  leads.do(leadId, engine, offer(owner));
};
export const refused = (
  leads: LeadsTogether,
  code: RejectionCode,
  leadId: string,
  who: Name,
  command: LeadCommand,
) => expect(refusalCode(() => leads.do(leadId, who, command))).toBe(code);

export const enrich = (changes: Partial<CommandOf<'EnrichLead'>['input']>): LeadCommand => ({
  type: 'EnrichLead',
  input: {
    ...{
      customer: null,
      need: null,
      channel: null,
      informant: null,
      contacts: [],
      counterpartContactId: null,
    },
    ...{ amount: null, expectedDecisionOn: null, routing: null },
    ...changes,
  },
});
