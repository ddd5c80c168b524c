// What do the events of merging leave on the two leads?
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import type { Finding, Lead, Suspect } from '../lead.ts';
import { heldOf, without, type Absorbed, type Held } from '../merging/state.ts';
import type { OpenStanding } from '../standing.ts';
import { heardAs } from './verification.ts';
import { standingAfter } from './enter.ts';

type MergingEvent = EventOf<
  | 'MergeProposed'
  | 'MergeWithdrawn'
  | 'LeadMerged'
  | 'UnmergeProposed'
  | 'UnmergeWithdrawn'
  | 'LeadAbsorbed'
  | 'LeadUnabsorbed'
>;

export const evolveMerging = (lead: Lead, event: MergingEvent): Changes => {
  const { merge } = lead;
  switch (event.type) {
    case 'MergeProposed':
      return { merge: { state: 'proposed', no: merge.no + 1, into: event.data.intoLeadId } };
    case 'MergeWithdrawn': {
      const { intoLeadId: into, because } = event.data;
      return { merge: { state: 'withdrawn', no: merge.no, into, because } };
    }
    case 'LeadMerged': {
      const into = event.data.intoLeadId;
      return {
        merge: { state: 'merged', no: merge.no, into, kept: null },
        standing: { stage: 'merged', since: event.time, into, left: openStanding(lead) },
      };
    }
    case 'UnmergeProposed': {
      const { intoLeadId: into, because, by } = event.data;
      return { merge: { state: 'undoing', no: merge.no, into, because, by } };
    }
    case 'UnmergeWithdrawn': {
      const { intoLeadId: into, because } = event.data;
      return { merge: { state: 'merged', no: merge.no, into, kept: because } };
    }
    case 'LeadAbsorbed':
      return absorbing(lead, event);
    case 'LeadUnabsorbed':
      return givingBack(lead, event);
  }
};

/** Where a merged lead stood. Only an open lead is merged; one that ended can but begin again. */
const openStanding = ({ standing }: Lead): OpenStanding => {
  switch (standing.stage) {
    case 'won':
    case 'lost':
    case 'disqualified':
      return { stage: 'evaluate', since: standing.since, ownership: null };
    case 'merged':
      return standing.left;
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
    case 'distribute':
    case 'convert':
    case 'nurture':
      return standing;
  }
};

const absorbing = (lead: Lead, { data, time }: EventOf<'LeadAbsorbed'>): Changes => {
  const { fromLeadId, mergeNo, contacts, findings } = data;
  const { submitters, formerOwners, informants, firstHeard, assignedAt } = data;
  const held: Held = {
    ...{
      state: 'held',
      fromLeadId,
      no: mergeNo,
      submitters,
      formerOwners,
      informants,
      firstHeard,
      assignedAt,
    },
    contactIds: contacts.map(({ contactId }) => contactId),
    findingIds: findings.map(({ findingId }) => findingId),
  };
  const known = {
    ...lead,
    contacts: [...lead.contacts, ...contacts],
    samePersons: [...lead.samePersons, ...data.samePersons],
    counterpartContactId: lead.counterpartContactId ?? contacts[0]?.contactId ?? null,
  };
  const taken = findings.map((finding) => ({ ...finding, heardAs: heardAs(known, finding.contactId) }));
  const ordered = inOrder(lead.findings, taken);
  const { sentBackAfter: after } = lead;
  const newer = after === null ? undefined : lead.findings[after];
  return {
    ...withHeld(lead, held),
    contacts: known.contacts,
    samePersons: known.samePersons,
    counterpartContactId: known.counterpartContactId,
    findings: ordered,
    // What another lead had been told already is no newer finding.
    sentBackAfter: after === null ? null : newer === undefined ? ordered.length : ordered.indexOf(newer),
    suspects: decided(lead.suspects, fromLeadId, 'merged'),
    standing: standingAfter(lead, data.enters, time),
  };
};

const givingBack = (lead: Lead, { data }: EventOf<'LeadUnabsorbed'>): Changes => {
  const stays = ({ findingId }: Finding): boolean => !data.findingIds.includes(findingId);
  const contacts = lead.contacts.filter(({ contactId }) => !data.contactIds.includes(contactId));
  const { counterpartContactId: counterpart, sentBackAfter: after } = lead;
  const isGone = counterpart !== null && data.contactIds.includes(counterpart);
  return {
    ...withHeld(lead, { state: 'given_back', fromLeadId: data.fromLeadId, no: data.mergeNo }),
    contacts,
    samePersons: [...lead.samePersons, ...data.samePersons],
    counterpartContactId: isGone ? (contacts[0]?.contactId ?? null) : counterpart,
    findings: lead.findings.filter(stays),
    sentBackAfter: after === null ? null : lead.findings.slice(0, after).filter(stays).length,
    suspects: decided(lead.suspects, data.fromLeadId, 'dismissed'),
  };
};

/** What follows from all that the lead holds: who may not verify it, and since when it is known. */
const withHeld = (lead: Lead, one: Absorbed): Changes => {
  const before = heldOf(lead.absorbed);
  const absorbed = [...lead.absorbed.filter(({ fromLeadId }) => fromLeadId !== one.fromLeadId), one];
  const held = heldOf(absorbed);
  const own = {
    coSubmitters: without(
      lead.coSubmitters,
      before.flatMap(({ submitters }) => submitters),
    ),
    informants: without(
      lead.informants,
      before.flatMap(({ informants }) => informants),
    ),
  };
  return {
    absorbed,
    coSubmitters: [...own.coSubmitters, ...held.flatMap(({ submitters }) => submitters)],
    informants: [...own.informants, ...held.flatMap(({ informants }) => informants)],
    firstHeard: [lead.obtainedAt, ...held.map(({ firstHeard }) => firstHeard)].sort()[0] ?? lead.obtainedAt,
  };
};

const decided = (suspects: readonly Suspect[], leadId: string, state: Suspect['state']): readonly Suspect[] =>
  suspects.map((suspect) => (suspect.leadId === leadId ? { ...suspect, state } : suspect));

/** Both lists keep their own order, and what came first stays first: a later finding may resolve an earlier one. */
const inOrder = (own: readonly Finding[], taken: readonly Finding[]): readonly Finding[] => {
  const rest = [...taken];
  const ordered = own.flatMap((finding) => {
    const later = rest.findIndex(({ at }) => at >= finding.at);
    return [...rest.splice(0, later === -1 ? rest.length : later), finding];
  });
  return [...ordered, ...rest];
};
