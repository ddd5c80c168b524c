// What do the events of cross-verification leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { LeadClass } from '../../events/vocabulary.ts';
import type { Changes } from '../changed-lead.ts';
import type { Classification, Finding, Lead } from '../lead.ts';
import { personsOf } from '../verification/contacts.ts';
import { standingAfter } from './enter.ts';

type VerificationEvent = EventOf<
  'VerificationPlanned' | 'VerifierAppointed' | 'FindingRecorded' | 'FindingSuperseded' | 'LeadClassified'
>;

export const evolveVerification = (lead: Lead, event: VerificationEvent): Changes => {
  switch (event.type) {
    case 'VerificationPlanned':
      return { plan: event.data };
    case 'VerifierAppointed': {
      const others = lead.verifiers.filter(({ personId }) => personId !== event.data.verifier.personId);
      return {
        verifiers: [...others, event.data.verifier],
        sentBackAfter: event.data.enters === 'cross_verify' ? lead.findings.length : lead.sentBackAfter,
        standing: standingAfter(lead, event.data.enters, event.time),
      };
    }
    case 'FindingRecorded': {
      const { enters, note: _, ...finding } = event.data;
      const told: Finding = {
        ...finding,
        at: event.time,
        heardAs: heardAs(lead, finding.contactId),
        state: 'stands',
        supersededBy: null,
      };
      return { findings: [...lead.findings, told], standing: standingAfter(lead, enters, event.time) };
    }
    case 'FindingSuperseded':
      return {
        findings: lead.findings.map((finding) =>
          finding.findingId === event.data.findingId
            ? { ...finding, state: 'superseded' as const, supersededBy: event.data.by }
            : finding,
        ),
      };
    case 'LeadClassified': {
      const { class: leadClass, because, missing, disputed, enters } = event.data;
      const lost = lostBy(lead.classification, event);
      return {
        classification: { class: leadClass, at: event.time, because, missing, disputed, lost },
        sentBackAfter: enters === null || enters === 'cross_verify' ? lead.sentBackAfter : null,
        standing: standingAfter(lead, enters, event.time),
      };
    }
  }
};

/** As the lead is known when it learns of the finding. */
export const heardAs = (lead: Lead, contactId: string): Finding['heardAs'] => {
  if (lead.counterpartContactId === null) return 'other';
  const persons = personsOf(lead);
  return persons.get(contactId) === persons.get(lead.counterpartContactId) ? 'counterpart' : 'other';
};

/** A class that was there is lost until it is there again, or a lead manager ends verification without it. */
const lostBy = (before: Classification | null, { data }: EventOf<'LeadClassified'>): LeadClass | null => {
  if (data.class !== 'preliminary' || data.cause === 'ClassifyLead' || before === null) return null;
  return before.class === 'preliminary' ? before.lost : before.class;
};
