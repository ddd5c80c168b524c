// What do the events of obtaining leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Contact, Informant } from '../../events/values.ts';
import type { Changes } from '../changed-lead.ts';
import type { Lead } from '../lead.ts';
import { keysOf } from '../verification/contacts.ts';
import { standingAfter } from './enter.ts';

type IntakeEvent = EventOf<
  'LeadEnriched' | 'KeyPersonIdentified' | 'DuplicateSuspected' | 'DuplicateDismissed'
>;

/** The lead as it begins. */
export const obtained = (leadId: string, event: EventOf<'LeadObtained'>): Lead => {
  const { data, time } = event;
  const lead: Lead = {
    leadId,
    seq: 1,
    playbook: data.playbook,
    standing: { stage: 'obtain', since: time },
    movedAt: time,
    obtainedAt: time,
    firstHeard: time,
    basis: data.basis,
    source: data.source,
    submitter: data.submitter,
    coSubmitters: data.by === null || data.by.personId === data.submitter.personId ? [] : [data.by],
    merge: { state: 'never', no: 0 },
    absorbed: [],
    samePersons: [],
    customer: data.customer,
    need: data.need,
    channel: data.channel,
    informant: data.informant,
    informants: informantsWith([], data.informant),
    contacts: data.contacts,
    formerKeys: [],
    counterpartContactId: data.contacts[0]?.contactId ?? null,
    keyPersonContactId: null,
    amount: data.amount,
    expectedDecisionOn: data.expectedDecisionOn,
    kind: data.kind,
    routing: data.routing,
    missing: data.missing,
    suspects: [],
    dimensions: { P: null, C: null, S: null, T: null, R: null, B: null, D: null },
    evaluation: null,
    tier: null,
    plan: null,
    verifiers: [],
    findings: [],
    sentBackAfter: null,
    classification: null,
    needConfirmedAt: null,
    firstAssignedAt: null,
    ownershipNo: 0,
    formerOwners: [],
    releases: [],
    preferredOwner: null,
    team: { AR: null, SR: null, FR: null },
    planItems: [],
    pains: [],
    milestones: [],
    gates: {},
    followUps: {
      contacts: 0,
      attempts: 0,
      touches: 0,
      begunByCustomer: 0,
      lastContactAt: null,
      planned: null,
    },
    clocks: {},
    escalations: [],
    breaches: [],
    personalData: 'kept',
    attachments: undefined,
  };
  return Object.assign(lead, { standing: standingAfter(lead, data.enters, time) });
};

export const evolveIntake = (lead: Lead, event: IntakeEvent): Changes => {
  switch (event.type) {
    case 'LeadEnriched':
      return enriched(lead, event);
    case 'KeyPersonIdentified':
      return { keyPersonContactId: event.data.contactId };
    case 'DuplicateSuspected':
      return {
        suspects: [...lead.suspects, { leadId: event.data.otherLeadId, state: 'suspected' }],
      };
    case 'DuplicateDismissed': {
      const suspects = lead.suspects.map((suspect) =>
        suspect.leadId === event.data.otherLeadId ? { ...suspect, state: 'dismissed' as const } : suspect,
      );
      return { suspects, standing: standingAfter(lead, event.data.enters, event.time) };
    }
  }
};

/** Contacts of the same id are replaced, others added: the order of first naming stays. */
export const mergeContacts = (known: readonly Contact[], told: readonly Contact[]): readonly Contact[] => {
  const byId = new Map(known.map((contact) => [contact.contactId, contact]));
  for (const contact of told) byId.set(contact.contactId, contact);
  return [...byId.values()];
};

/** The lead's contacts with those told, and the keys that a replaced record no longer has. */
const withContacts = (lead: Lead, told: readonly Contact[]): Pick<Lead, 'contacts' | 'formerKeys'> => {
  const contacts = mergeContacts(lead.contacts, told);
  const dropped = lead.contacts.flatMap((before) => {
    const after = contacts.find(({ contactId }) => contactId === before.contactId);
    const kept = after === undefined ? [] : keysOf(after);
    return keysOf(before)
      .filter((key) => !kept.includes(key))
      .map((key) => ({ contactId: before.contactId, key }));
  });
  return { contacts, formerKeys: dropped.length === 0 ? lead.formerKeys : [...lead.formerKeys, ...dropped] };
};

const informantsWith = (known: readonly string[], informant: Informant | null): readonly string[] =>
  informant === null || informant.contactId === null || known.includes(informant.contactId)
    ? known
    : [...known, informant.contactId];

const enriched = (lead: Lead, { data, time }: EventOf<'LeadEnriched'>): Changes => {
  const { contacts, formerKeys } = withContacts(lead, data.contacts);
  return {
    customer: data.customer ?? lead.customer,
    need: data.need ?? lead.need,
    channel: data.channel ?? lead.channel,
    informant: data.informant ?? lead.informant,
    informants: informantsWith(lead.informants, data.informant),
    contacts,
    formerKeys,
    counterpartContactId:
      data.counterpartContactId ?? lead.counterpartContactId ?? contacts[0]?.contactId ?? null,
    amount: data.amount ?? lead.amount,
    expectedDecisionOn: data.expectedDecisionOn ?? lead.expectedDecisionOn,
    kind: data.kind,
    routing: data.routing ?? lead.routing,
    missing: data.missing,
    standing: standingAfter(lead, data.enters, time),
  };
};
