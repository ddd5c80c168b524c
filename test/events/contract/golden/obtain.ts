// Golden data of the events that tell how a lead was obtained, merged, and taken apart again.
import type { Contact, Customer, Need } from '../../../../events/values.ts';
import {
  americas,
  camila,
  email,
  hannah,
  headquarters,
  inTheirWords,
  mexicoCity,
  name,
  otherLeadId,
  tomas,
} from './company.ts';
import type { GoldenData } from './golden-data.ts';

const customer: Customer = {
  ...{ customerId: 'grupo-altamar', name: 'Grupo Altamar', industry: 'logistics', territory: 'MX' },
  position: 'major',
  employees: { from: 1_000, to: 4_999 },
  revenue: { from: 250_000_000, to: null, currency: 'USD' },
  margin: 0.12,
};

const need: Need = {
  ...{ needId: 'procurement', text: inTheirWords, product: 'Veridian Procure', statedBy: 'customer' },
  novelty: ['solution'],
  complexity: 'complex',
};

const buyer: Contact = {
  ...{ contactId: 'k1', name, email, phone: null, title: 'Head of Purchasing' },
  ...{ level: 'manager', relation: 'involved_without_influence' },
};

const director: Contact = {
  ...{ contactId: 'k2', name, email: null, phone: null, title: 'Managing Director' },
  ...{ level: 'executive', relation: 'demand_key_person' },
};

export const obtain: GoldenData<
  | 'LeadObtained'
  | 'LeadEnriched'
  | 'KeyPersonIdentified'
  | 'DuplicateSuspected'
  | 'DuplicateDismissed'
  | 'MergeProposed'
  | 'MergeWithdrawn'
  | 'LeadMerged'
  | 'LeadAbsorbed'
  | 'UnmergeProposed'
  | 'UnmergeWithdrawn'
  | 'LeadUnabsorbed'
> = {
  LeadObtained: {
    ...{ enters: 'obtain', submitter: camila, by: camila, source: { system: 'crm', externalId: 'L-20417' } },
    ...{ customer, need, channel: { kind: 'ad_venue', name: 'Expo Logística', campaign: 'spring-2026' } },
    informant: { relation: 'involved_without_influence', contactId: 'k1' },
    contacts: [buyer],
    amount: { minor: 125_000_000, currency: 'USD' },
    ...{ expectedDecisionOn: '2026-11-30', kind: 'lead' },
    routing: { rep_office: mexicoCity, region: americas, headquarters },
    ...{ previousLeadId: null, playbook: { name: 'default', version: 1 }, missing: [], basis: 'recorded' },
  },
  LeadEnriched: {
    ...{ enters: null, customer: null, need: null, channel: null, informant: null, contacts: [director] },
    ...{ counterpartContactId: 'k1', amount: { minor: 140_000_000, currency: 'USD' } },
    ...{ expectedDecisionOn: '2026-12-15', kind: 'lead', routing: null, missing: [] },
  },
  KeyPersonIdentified: { contactId: 'k2', by: camila },
  DuplicateSuspected: { otherLeadId, because: 'the same customer asks for the same product' },
  DuplicateDismissed: { otherLeadId, note: 'that one is of another plant', enters: 'evaluate' },
  MergeProposed: { intoLeadId: otherLeadId, by: hannah },
  MergeWithdrawn: { intoLeadId: otherLeadId, because: 'That lead has ended: it is lost.' },
  LeadMerged: { enters: 'merged', intoLeadId: otherLeadId },
  LeadAbsorbed: {
    ...{ fromLeadId: otherLeadId, mergeNo: 1, submitters: [camila], formerOwners: ['marcus-reed'] },
    ...{ contacts: [{ ...buyer, contactId: 'k3' }], samePersons: [['k1', 'k3']], informants: ['k1', 'k3'] },
    findings: [
      {
        ...{ findingId: `${otherLeadId}/finding/1`, at: '2026-02-24T15:20:00.000Z' },
        ...{ verifier: tomas, recordedBy: tomas, contactId: 'k3', level: 'manager' },
        ...{ angle: 'budget', medium: 'phone', result: 'confirmed' },
        ...{ validUntil: '2026-08-23T15:20:00.000Z', state: 'stands', supersededBy: null },
      },
    ],
    ...{ firstHeard: '2026-02-19T16:05:00.000Z', assignedAt: null, enters: null },
  },
  UnmergeProposed: { intoLeadId: otherLeadId, because: 'two plants, two budgets', by: hannah },
  UnmergeWithdrawn: {
    intoLeadId: otherLeadId,
    because: 'That lead has been merged itself, with all it had taken over.',
  },
  LeadUnabsorbed: {
    ...{ fromLeadId: otherLeadId, mergeNo: 1, contactIds: ['k3'], findingIds: [`${otherLeadId}/finding/1`] },
    samePersons: [],
  },
};
