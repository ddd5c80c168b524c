// What should the tables of facts hold? Each event looked at by itself, whatever comes between.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { foldOf, orNull } from './plain-life.ts';
import type { Folded } from './plain-life.ts';

type Type = LeadEvent['type'];

/** The events of these types with their seq and when they became known. */
const ofType = <Wanted extends Type>({ leadId, envelopes, events }: Folded, ...types: readonly Wanted[]) =>
  events.flatMap((event, index) =>
    types.some((type) => type === event.type)
      ? [
          {
            event: event as EventOf<Wanted>,
            at: { lead_id: leadId, seq: index + 1 },
            times: { time: new Date(event.time), recordedtime: new Date(envelopes[index]!.recordedtime) },
          },
        ]
      : [],
  );

export const evaluationRows = (lead: Folded): readonly object[] =>
  ofType(lead, 'LeadEvaluated').map(({ event: { data }, at, times }) => ({
    ...{ ...at, ...times, score: data.score, grade: data.grade, fit: data.fit, maturity: data.maturity },
    ...{ bar_met: data.barMet === 'met', verification_required: data.verification === 'required' },
    ...{ missing: data.missing, stale: data.stale, cause: data.cause },
    playbook: `${data.playbook.name}@${String(data.playbook.version)}`,
  }));

export const assessmentRows = (lead: Folded): readonly object[] =>
  ofType(lead, 'DimensionAssessed').map(({ event: { data }, at, times }) => ({
    ...{ ...at, ...times, dimension: data.dimension, rating: String(data.rating), person: data.by.personId },
    ...{ observed_at: new Date(data.observedAt), valid_until: new Date(data.validUntil) },
  }));

export const findingRows = (lead: Folded) =>
  ofType(lead, 'FindingRecorded').map(({ event: { data }, at, times }) => {
    const back = ofType(lead, 'FindingSuperseded').find(
      ({ event }) => event.data.findingId === data.findingId,
    );
    return {
      ...{ ...at, ...times, finding_id: data.findingId, angle: data.angle, result: data.result },
      ...{ medium: data.medium, contact_id: data.contactId, level: data.level },
      ...{ verifier: data.verifier.personId, recorded_by: data.recordedBy.personId },
      valid_until: new Date(data.validUntil),
      ...{ superseded_seq: back?.at.seq ?? null, superseded_at: back?.times.time ?? null },
      superseded_recordedtime: back?.times.recordedtime ?? null,
      superseded_by: back?.event.data.by.personId ?? null,
    };
  });

const outcomes = ['nurture', 'won', 'lost', 'disqualified', 'merged'];

/** An ownership lasts for as long as the lead, folded up to each event, has an owner by its number. */
export const assignmentRows = (lead: Folded): readonly object[] =>
  ofType(lead, 'LeadAssigned').map(({ event: { data }, at, times }) => {
    const end = lead.events.findIndex((_, index) => {
      if (index < at.seq) return false;
      const { standing } = foldOf(lead.leadId, lead.events.slice(0, index + 1))!;
      const owned = 'ownership' in standing ? standing.ownership?.no : null;
      return owned !== data.ownershipNo;
    });
    const ending = end === -1 ? undefined : lead.events[end];
    return {
      ...{ lead_id: at.lead_id, ownership_no: data.ownershipNo, owner: data.owner.personId, how: data.how },
      ...{ owner_role: data.owner.role, office: data.owner.officeId, considered: data.considered.length },
      ...{ assigned_seq: at.seq, assigned_at: times.time, assigned_recordedtime: times.recordedtime },
      ended_seq: ending === undefined ? null : end + 1,
      ended_at: orNull(ending?.time ?? null),
      ended_recordedtime: orNull(ending === undefined ? null : lead.envelopes[end]!.recordedtime),
      ended_by: ending === undefined ? null : endingOf(ending),
    };
  });

const endingOf = (event: LeadEvent): string => {
  if (event.type === 'LeadAssigned') return 'reassigned';
  if (event.type === 'LeadReleased') return 'released';
  if (event.type === 'LeadReclaimed') return 'reclaimed';
  const enters = 'enters' in event.data ? event.data.enters : null;
  return enters !== null && outcomes.includes(enters) ? enters : 'returned';
};

export const progressRows = (lead: Folded): readonly object[] => {
  const fact = (what: string, name: string | null) => ({
    ...{ what, name, decision: null, expected_on: null, person: null },
  });
  const facts = [
    ...ofType(lead, 'MilestoneReached').map(({ event: { data }, at, times }) => ({
      ...{ ...fact('milestone', data.milestone), ...at, ...times, person: data.by?.personId ?? null },
    })),
    ...ofType(lead, 'MilestoneReached', 'LeadAssigned').flatMap(({ event: { data }, at, times }) =>
      data.asksGate === null ? [] : [{ ...fact('gate_asked', data.asksGate), ...at, ...times }],
    ),
    ...ofType(lead, 'GateDecided').map(({ event: { data }, at, times }) => ({
      ...{ ...fact('gate_decided', data.gate), ...at, ...times },
      ...{ decision: data.decision, person: data.by.personId },
    })),
    ...expectations(lead).map((expectation) => ({ ...fact('decision_expected', null), ...expectation })),
  ];
  return facts.sort((a, b) => a.seq - b.seq || (a.what < b.what ? -1 : 1));
};

/** Told again without a change it is no fact. */
const expectations = (lead: Folded) => {
  let last: string | null = null;
  return ofType(lead, 'LeadObtained', 'LeadEnriched').flatMap(({ event: { data }, at, times }) => {
    const { expectedDecisionOn: expected } = data;
    if (expected === null || expected === last) return [];
    last = expected;
    return [{ ...at, ...times, expected_on: expected }];
  });
};

export const contactRows = ({ leadId, lead }: Folded): readonly object[] =>
  lead.contacts
    .map(({ contactId, level, relation, email, phone }) => ({
      ...{ lead_id: leadId, contact_id: contactId, level, relation },
      ...{ has_email: email !== null, has_phone: phone !== null },
      counterpart: lead.counterpartContactId === contactId,
      key_person: lead.keyPersonContactId === contactId,
    }))
    .sort((a, b) => (a.contact_id < b.contact_id ? -1 : 1));
