// What does a lead answer while it is obtained?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { Contact, Informant } from '../../events/values.ts';
import type { Kind } from '../../events/vocabulary.ts';
import { at, personOf, personOrNull, type Context, type LeadContext } from '../decide-context.ts';
import { mergeContacts } from '../evolve/intake.ts';
import { undecided, type Lead } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { statedTime } from './stated.ts';

type Facts = Pick<Lead, 'customer' | 'need' | 'channel' | 'informant'>;

/** What obtaining needs and the facts lack. */
export const missingFacts = ({ customer, need, channel, informant }: Facts): string[] => [
  ...(customer === null ? ['customer'] : []),
  ...(need === null ? ['need'] : []),
  ...(channel === null ? ['channel'] : []),
  ...(informant.relation === null ? ['informant.relation'] : []),
];

/** Brought by the demand key person it is an opportunity from the start; all other relations make a lead. */
export const kindBy = ({ relation }: Informant): Kind =>
  relation === 'demand_key_person' ? 'opportunity' : 'lead';

export const obtainLead = (context: Context, { input }: CommandOf<'ObtainLead'>): readonly LeadEvent[] => {
  const { suspects, stated } = input;
  if (context.actor.kind === 'engine') {
    throw new LeadRejection(
      'not_permitted',
      'A lead is submitted by a person.',
      'Name a person as submitter.',
    );
  }
  uniqueContacts(input.contacts);
  if (input.informant.contactId !== null) knownContact(input.contacts, input.informant.contactId);
  const time = statedTime(context, stated?.at ?? null, null);
  const missing = missingFacts(input);
  const held = missing.length > 0 || suspects.length > 0;
  const { name, version } = context.policy.playbook;
  return [
    {
      type: 'LeadObtained',
      time,
      data: {
        submitter: input.submitter,
        source: input.source,
        customer: input.customer,
        need: input.need,
        channel: input.channel,
        informant: input.informant,
        contacts: input.contacts,
        amount: input.amount,
        expectedDecisionOn: input.expectedDecisionOn,
        routing: input.routing,
        previousLeadId: input.previousLeadId,
        by: personOrNull(context),
        enters: held && !context.stagesStated ? 'obtain' : 'evaluate',
        kind: kindBy(input.informant),
        playbook: { name, version },
        missing,
        basis: stated?.basis ?? 'recorded',
      },
    },
    ...suspects.map(({ leadId, because }): EventOf<'DuplicateSuspected'> => ({
      type: 'DuplicateSuspected',
      time,
      data: { otherLeadId: leadId, because },
    })),
  ];
};

export const enrichLead = (
  context: LeadContext,
  { input }: CommandOf<'EnrichLead'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  uniqueContacts(input.contacts);
  const contacts = mergeContacts(lead.contacts, input.contacts);
  for (const contactId of [input.counterpartContactId, input.informant?.contactId ?? null]) {
    if (contactId !== null) knownContact(contacts, contactId);
  }
  if (nothingNew(lead, input, contacts)) return [];
  const facts = {
    customer: input.customer ?? lead.customer,
    need: input.need ?? lead.need,
    channel: input.channel ?? lead.channel,
    informant: input.informant ?? lead.informant,
  };
  const missing = missingFacts(facts);
  const ready = missing.length === 0 && undecided(lead).length === 0;
  // The relation of the informant makes the kind; once an opportunity, always one.
  const kind = lead.kind === 'opportunity' ? lead.kind : kindBy(facts.informant);
  return [
    {
      type: 'LeadEnriched',
      time: at(context),
      data: {
        ...input,
        kind,
        missing,
        enters: lead.standing.stage === 'obtain' && ready ? 'evaluate' : null,
      },
    },
  ];
};

export const identifyKeyPerson = (
  context: LeadContext,
  { input }: CommandOf<'IdentifyKeyPerson'>,
): readonly LeadEvent[] => {
  knownContact(context.lead.contacts, input.contactId);
  if (context.lead.keyPersonContactId === input.contactId) return [];
  return [
    {
      type: 'KeyPersonIdentified',
      time: at(context),
      data: { contactId: input.contactId, by: personOf(context) },
    },
  ];
};

export const dismissDuplicate = (
  context: LeadContext,
  { input }: CommandOf<'DismissDuplicate'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const suspect = lead.suspects.find(({ leadId }) => leadId === input.otherLeadId);
  if (suspect === undefined) {
    throw new LeadRejection(
      'unknown_reference',
      `Lead ${input.otherLeadId} is not among the suspected duplicates of this lead.`,
      'Name one that `show` lists as suspected.',
    );
  }
  if (suspect.state !== 'suspected') return [];
  const ready = lead.missing.length === 0 && undecided(lead).every((other) => other === suspect);
  const enters = lead.standing.stage === 'obtain' && ready ? 'evaluate' : null;
  return [{ type: 'DuplicateDismissed', time: at(context), data: { ...input, enters } }];
};

/** Leads that turned up after this one was obtained, as two obtained at once do. What it knows of already is told once. */
export const duplicatesFound = (
  context: LeadContext,
  { input }: CommandOf<'DuplicatesFound'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const known = new Set([lead.leadId, ...lead.suspects.map(({ leadId }) => leadId)]);
  return input.suspects
    .filter(({ leadId }) => !known.has(leadId))
    .map(({ leadId: otherLeadId, because }) => ({
      type: 'DuplicateSuspected',
      time: at(context),
      data: { otherLeadId, because },
    }));
};

/** @throws LeadRejection where the contact is not one of the lead's */
export const knownContact = (contacts: readonly Contact[], contactId: string): Contact => {
  const contact = contacts.find((known) => known.contactId === contactId);
  if (contact !== undefined) return contact;
  throw new LeadRejection(
    'unknown_contact',
    `Contact ${contactId} is not known on this lead.`,
    'Add the contact with EnrichLead first.',
  );
};

const uniqueContacts = (contacts: readonly Contact[]): void => {
  const twice = contacts.find(
    (contact, index) => contacts.findIndex(({ contactId }) => contactId === contact.contactId) !== index,
  );
  if (twice === undefined) return;
  throw new LeadRejection(
    'invalid_input',
    `Contact ${twice.contactId} is named twice.`,
    'Name each contact once.',
  );
};

const nothingNew = (
  lead: Lead,
  input: CommandOf<'EnrichLead'>['input'],
  contacts: readonly Contact[],
): boolean =>
  same(lead.customer, input.customer ?? lead.customer) &&
  same(lead.need, input.need ?? lead.need) &&
  same(lead.channel, input.channel ?? lead.channel) &&
  same(lead.informant, input.informant ?? lead.informant) &&
  same(lead.contacts, contacts) &&
  same(lead.counterpartContactId, input.counterpartContactId ?? lead.counterpartContactId) &&
  same(lead.amount, input.amount ?? lead.amount) &&
  same(lead.expectedDecisionOn, input.expectedDecisionOn ?? lead.expectedDecisionOn) &&
  same(lead.routing, input.routing ?? lead.routing);

/** Plain data told equal by its text: both sides come from the same schema, so their keys stand in one order. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
