// What does a lead answer to another one that is to become part of it, or is to leave it again?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { at, type LeadContext } from '../decide-context.ts';
import { isEnded, undecided, type Lead } from '../lead.ts';
import { adopted } from '../merging/adopted-contacts.ts';
import { heldOf, without } from '../merging/state.ts';
import { LeadRejection } from '../rejection.ts';
import { samePersonsOf } from '../verification/contacts.ts';

/** Asked again under the same number it answers as before, also when it has ended meanwhile: what it took it has. */
export const absorbLead = (
  context: LeadContext,
  { input }: CommandOf<'AbsorbLead'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const { customerId, ...handed } = input;
  const { fromLeadId, mergeNo, assignedAt } = handed;
  const known = lead.absorbed.find((one) => one.fromLeadId === fromLeadId);
  if (known?.state === 'held' && known.no === mergeNo) return [];
  if (known !== undefined && known.no >= mergeNo) {
    throw refusal('It has been taken over and given back since.', 'Propose the merge again.');
  }
  mayAbsorb(lead, customerId, assignedAt);
  const { contacts, samePersons, idOf } = adopted(lead.contacts, input);
  const ready = lead.missing.length === 0 && undecided(lead).every(({ leadId }) => leadId === fromLeadId);
  return [
    {
      type: 'LeadAbsorbed',
      time: at(context),
      data: {
        ...handed,
        contacts: [...contacts],
        samePersons: [...samePersons],
        // Their old ids too: one of our own people is named by the id that they have with us.
        informants: [...new Set(input.informants.flatMap((contactId) => [contactId, idOf(contactId)]))],
        findings: input.findings.map((finding) => ({ ...finding, contactId: idOf(finding.contactId) })),
        enters: lead.standing.stage === 'obtain' && ready ? 'evaluate' : null,
      },
    },
  ];
};

/** @param assignedAt when the lead that asks was first given to an owner */
const mayAbsorb = (lead: Lead, customerId: string, assignedAt: string | null): void => {
  const { standing, merge, customer } = lead;
  if (standing.stage === 'merged') {
    throw refusal(
      `That lead has been merged into ${standing.into} itself.`,
      `Merge this one into ${standing.into}.`,
    );
  }
  if (isEnded(lead)) {
    throw refusal(
      `That lead has ended: it is ${standing.stage}.`,
      'Merge it the other way round, or reopen that one.',
    );
  }
  if (merge.state === 'proposed') {
    throw new LeadRejection(
      'being_merged',
      `That lead is being merged into ${merge.into} itself.`,
      'Look at it again in a moment.',
    );
  }
  if (customer === null || customer.customerId !== customerId) {
    throw new LeadRejection(
      'not_the_same_customer',
      `That lead is of another customer (${customer === null ? 'not known yet' : customer.customerId}).`,
      'If the two are one customer, give both leads the same customer id with EnrichLead first.',
    );
  }
  if (lead.personalData === 'erased') {
    throw refusal(
      'Personal data of that lead were erased on request.',
      'Merge it the other way round, so that none come back.',
    );
  }
  // Else a lead that is about to be lost could be hidden in a fresh one, and leave the count of its own month.
  if (assignedAt !== null && lead.obtainedAt > assignedAt) {
    throw refusal(
      `That lead was obtained on ${lead.obtainedAt.slice(0, 10)}, after this one was given to an owner on ${assignedAt.slice(0, 10)}.`,
      'A lead at work is not merged into a later one: merge the later one into it.',
    );
  }
};

/** Gives back what it took over under this number. What it has used itself since then stays with it. */
export const unabsorbLead = (
  context: LeadContext,
  { input }: CommandOf<'UnabsorbLead'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const held = heldOf(lead.absorbed).find(({ fromLeadId }) => fromLeadId === input.fromLeadId);
  if (held?.no !== input.mergeNo) return [];
  if (lead.standing.stage === 'merged') {
    throw refusal(
      `That lead has been merged into ${lead.standing.into} itself, with all it had taken over.`,
      `Take that merge apart first.`,
    );
  }
  if (lead.merge.state === 'proposed') {
    throw new LeadRejection(
      'being_merged',
      `That lead is being merged into ${lead.merge.into} itself.`,
      'Look at it again in a moment.',
    );
  }
  const findingIds = new Set(held.findingIds);
  const used = usedContacts(lead, findingIds);
  const contactIds = held.contactIds.filter((contactId) => !used.has(contactId));
  const stays = lead.contacts.filter(({ contactId }) => !contactIds.includes(contactId));
  const data: EventOf<'LeadUnabsorbed'>['data'] = {
    ...input,
    contactIds,
    findingIds: [...findingIds],
    samePersons: samePersonsOf(lead, stays),
  };
  return [{ type: 'LeadUnabsorbed', time: at(context), data }];
};

/** Contacts that the lead's own record refers to; what it took over with the findings that go is not its own. */
const usedContacts = (lead: Lead, going: ReadonlySet<string>): ReadonlySet<string | null> =>
  new Set([
    ...lead.findings.filter(({ findingId }) => !going.has(findingId)).map(({ contactId }) => contactId),
    ...lead.pains.map(({ stakeholderContactId }) => stakeholderContactId),
    lead.keyPersonContactId,
    ...without(
      lead.informants,
      heldOf(lead.absorbed).flatMap(({ informants }) => informants),
    ),
  ]);

const refusal = (message: string, remedy: string): LeadRejection =>
  new LeadRejection('move_not_allowed', message, remedy);
