// What do the events of cross-verification leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import type { Lead } from '../lead.ts';
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
        standing: standingAfter(lead, event.data.enters, event.time),
      };
    }
    case 'FindingRecorded': {
      const { enters, note: _, ...finding } = event.data;
      const findings = [...lead.findings, { ...finding, at: event.time, state: 'stands' as const }];
      return { findings, standing: standingAfter(lead, enters, event.time) };
    }
    case 'FindingSuperseded':
      return {
        findings: lead.findings.map((finding) =>
          finding.findingId === event.data.findingId ? { ...finding, state: 'superseded' as const } : finding,
        ),
      };
    case 'LeadClassified': {
      const { class: leadClass, because, missing, disputed } = event.data;
      const classification = { class: leadClass, at: event.time, because, missing, disputed };
      return { classification, standing: standingAfter(lead, event.data.enters, event.time) };
    }
  }
};
