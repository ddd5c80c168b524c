// What are the turns of a lead's life, who spoke with the customer? Each looked up in the events themselves.
import { isEnded, ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { standingOf } from '../../projections/lead/standing.ts';
import { foldOf, orNull, text } from './plain-life.ts';
import type { Folded } from './plain-life.ts';

export const turnRows = ({ leadId, envelopes, events }: Folded) => {
  const turns = events.flatMap((event, index) => {
    const what = turnOf(
      foldOf(leadId, events.slice(0, index)),
      event,
      foldOf(leadId, events.slice(0, index + 1))!,
    );
    return what === null ? [] : [{ what, event, index }];
  });
  const started = (turn: (typeof turns)[number] | undefined) => ({
    until_time: turn === undefined ? null : new Date(turn.event.time),
    until_recordedtime: turn === undefined ? null : new Date(envelopes[turn.index]!.recordedtime),
  });
  return turns.map(({ what, event, index }, number) => {
    const lead = foldOf(leadId, events.slice(0, index + 1))!;
    const { stage, ...standing } = standingOf(lead);
    const given = events.slice(0, index + 1).find(({ type }) => type === 'LeadAssigned');
    return {
      ...{ lead_id: leadId, seq: index + 1, what, time: new Date(event.time) },
      recordedtime: new Date(envelopes[index]!.recordedtime),
      ...started(turns[number + 1]),
      ...{ obtained_at: new Date(lead.obtainedAt), submitter: lead.submitter.personId },
      first_owner: given?.type === 'LeadAssigned' ? given.data.owner.personId : null,
      first_assigned_at: orNull(given?.time ?? null),
      basis: 'basis' in event.data ? event.data.basis : 'recorded',
      reason: stage === 'lost' && lead.standing.stage === 'lost' ? lead.standing.reason : null,
      missing: missingAfter(events.slice(0, index + 1)),
      ...standing,
      minor: text(standing.minor),
    };
  });
};

const turnOf = (before: Lead | null, { type }: LeadEvent, after: Lead): string | null => {
  if (before === null) return 'obtained';
  const [from, to] = [before.standing.stage, after.standing.stage];
  if (isEnded(after)) return isEnded(before) ? null : to;
  if (isEnded(before)) return from === 'merged' ? 'unmerged' : 'reopened';
  if (type === 'LeadAssigned') return 'assigned';
  if (from === to) return null;
  return to === 'nurture' ? 'rested' : from === 'nurture' ? 'returned' : null;
};

/** Letters of the dimensions whose latest rating is none. */
const missingAfter = (events: readonly LeadEvent[]): string =>
  ['P', 'C', 'S', 'T', 'R', 'B', 'D']
    .filter((letter) => {
      const last = events.findLast(
        (event) => event.type === 'DimensionAssessed' && event.data.dimension === letter,
      );
      return last?.type !== 'DimensionAssessed' || last.data.rating === 'unknown';
    })
    .join('');

const genuine = ['connected', 'meeting_set', 'meeting', 'demo_completed', 'customer_reply'];

/** Who owned the lead is asked of the fold; counted is what the customer took part in while they did. */
export const followUpRows = ({ leadId, envelopes, events }: Folded) =>
  events.flatMap((event, index) => {
    if (event.type !== 'FollowUpRecorded') return [];
    const lead = foldOf(leadId, events.slice(0, index))!;
    const own = ownershipOf(lead);
    const { kind, outcome, begunBy, by, basis } = event.data;
    return [
      {
        ...{ lead_id: leadId, seq: index + 1, at: new Date(event.time), basis, kind, outcome },
        ...{ recordedtime: new Date(envelopes[index]!.recordedtime), begun_by: begunBy },
        ...{ person: by?.personId ?? null, place: lead.standing.stage },
        counts: own !== null && by !== null && genuine.includes(outcome) && event.time >= own.assignedAt,
        ...{ ownership_no: own?.no ?? null, owner: own?.owner.personId ?? null },
        ...{ office: own?.owner.officeId ?? null, assigned_at: orNull(own?.assignedAt ?? null) },
        ...{ obtained_at: new Date(lead.obtainedAt), first_assigned_at: orNull(lead.firstAssignedAt) },
        // Counted in calendars, which no stream tells.
        ...{ working_ms: null, first_working_ms: null, calendar: null },
      },
    ];
  });
