// Where did a lead stay? Each move looked up in the events themselves.
import { standingOf } from '../../projections/lead/standing.ts';
import { foldOf, orNull, text } from './plain-life.ts';
import type { Folded } from './plain-life.ts';

/** Whatever names where it goes begins a stay and ends the one before; who has it is looked at as of the end of each. */
export const visitRows = ({ leadId, envelopes, events }: Folded) => {
  const moves = events.flatMap((event, index) => {
    const place = 'enters' in event.data ? event.data.enters : null;
    if (place === null) return [];
    return index === 0 && place !== 'obtain'
      ? [
          { place: 'obtain', index },
          { place, index },
        ]
      : [{ place, index }];
  });
  return moves.map(({ place, index }, number) => {
    const next = moves[number + 1];
    const what = place === 'nurture' ? 'rest' : ends.has(place) ? 'end' : 'visit';
    const until = what === 'end' ? index + 1 : next === undefined ? events.length : Math.max(next.index, 1);
    const { stage: _, ...standing } = standingOf(foldOf(leadId, events.slice(0, until))!);
    const given = events.slice(0, until).find((event) => event.type === 'LeadAssigned');
    const [from, to] = [events[index]!.time, next === undefined ? null : events[next.index]!.time];
    return {
      ...{ lead_id: leadId, entered_seq: index + 1, place, what, entered_at: new Date(from) },
      entered_recordedtime: new Date(envelopes[index]!.recordedtime),
      left_seq: next === undefined ? null : next.index + 1,
      left_at: orNull(to),
      left_recordedtime: orNull(next === undefined ? null : envelopes[next.index]!.recordedtime),
      to_place: next?.place ?? null,
      elapsed_ms: to === null ? null : String(Math.max(0, Date.parse(to) - Date.parse(from))),
      // Counted in calendars, which no stream tells.
      ...{ working_ms: null, calendar: null },
      ...{ ...standing, minor: text(standing.minor) },
      first_owner: given?.type === 'LeadAssigned' ? given.data.owner.personId : null,
      first_assigned_at: orNull(given?.time ?? null),
    };
  });
};

const ends: ReadonlySet<string> = new Set(['won', 'lost', 'disqualified', 'merged']);
