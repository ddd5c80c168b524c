// What does a form of a lead show before anybody writes? What is known, and what most likely is meant.
import type { Schemas } from '../client.ts';
import { listAt, numberAt, textAt, valueAt } from '../value-at.ts';

const milestones = ['solution_agreed', 'bid_submitted', 'contract_signed'] as const;
const gates = ['pursue', 'bid', 'contract'] as const;

/** As the contract has it; `writtenFrom` makes a form of it. */
export const prefilled = (command: string, { lead }: Schemas['LeadTold']): unknown => {
  switch (command) {
    // These tell the whole: what is left out would be gone, or is to be seen while the rest is changed.
    case 'FormTeam':
      return valueAt(lead, 'team');
    case 'SetPlan':
      return { items: listAt(lead, 'planItems') };
    case 'EnrichLead':
      return lead;
    case 'DecideGate':
      return { gate: gates.find((gate) => textAt(lead, 'gates', gate, 'state') === 'open') };
    case 'ReachMilestone':
      return { milestone: milestones.find((name) => !listAt(lead, 'milestones').includes(name)) };
    case 'PauseClock':
      return { clock: only(clocksThat(lead, 'running')) };
    case 'ResumeClock':
      return { clock: only(clocksThat(lead, 'paused')) };
    case 'AcknowledgeEscalation':
      return { escalationId: textAt(listAt(lead, 'escalations')[0], 'escalationId') };
    case 'ExcuseBreach': {
      const breach = listAt(lead, 'breaches').find((one) => textAt(one, 'excused') === 'no');
      return { clock: textAt(breach, 'clock'), cycle: numberAt(breach, 'cycle') };
    }
    case 'DismissDuplicate':
      return { otherLeadId: suspectOf(lead) };
    case 'MergeLead':
      return { intoLeadId: suspectOf(lead) };
    case 'SupersedeFinding':
      return {
        findingId: only(
          listAt(lead, 'findings')
            .filter((one) => textAt(one, 'state') === 'stands')
            .map((one) => textAt(one, 'findingId')),
        ),
      };
    case 'IdentifyKeyPerson':
    case 'ConfirmNeed':
      return { contactId: keyPersonOf(lead) };
    case 'RecordFollowUp':
      return { contactId: textAt(lead, 'counterpartContactId') };
    case 'ReclaimLead':
      return { ownerId: textAt(lead, 'standing', 'ownership', 'owner', 'personId') };
    case 'AssessPain':
      return { stakeholderContactId: textAt(lead, 'counterpartContactId') };
    case 'WinOrder':
      return {
        amount: valueAt(lead, 'amount'),
        signatoryContactId: textAt(lead, 'kind') === 'lead' ? keyPersonOf(lead) : null,
      };
    default:
      return {};
  }
};

const only = <Value>(values: readonly Value[]): Value | undefined =>
  values.length === 1 ? values[0] : undefined;

const suspectOf = (lead: unknown): string | null =>
  textAt(
    listAt(lead, 'suspects').find((suspect) => textAt(suspect, 'state') === 'suspected'),
    'leadId',
  );

const keyPersonOf = (lead: unknown): string | null =>
  textAt(lead, 'keyPersonContactId') ??
  textAt(
    listAt(lead, 'contacts').find((contact) => textAt(contact, 'relation') === 'demand_key_person'),
    'contactId',
  );

const clocksThat = (lead: unknown, state: string): readonly (string | null)[] => {
  const clocks = valueAt(lead, 'clocks');
  if (typeof clocks !== 'object' || clocks === null) return [];
  return Object.values(clocks)
    .filter((clock) => textAt(clock, 'state') === state)
    .map((clock) => textAt(clock, 'clock'));
};
