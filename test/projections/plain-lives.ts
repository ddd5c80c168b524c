// What has become of a lead so far? Read off its turns, visits, contacts and findings, each of which is written down in full.
import { standingOf } from '../../projections/lead/standing.ts';
import { findingRows } from './plain-facts.ts';
import { text } from './plain-life.ts';
import type { Folded } from './plain-life.ts';
import { followUpRows, turnRows } from './plain-turns.ts';
import { visitRows } from './plain-visits.ts';

const way = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'];
const ends = ['won', 'lost', 'disqualified', 'merged'];

export type LifeRow = ReturnType<typeof lifeRow>;

export const lifeRow = (folded: Folded) => {
  const { leadId, lead, envelopes } = folded;
  const [turns, visits] = [turnRows(folded), visitRows(folded)];
  const [turn, stands] = [turns.at(-1)!, visits.at(-1)!];
  const hasEnded = ends.includes(turn.what);
  const { stage: _, ...cuts } = standingOf(lead);
  const {
    tier,
    office,
    owner,
    channel,
    class: cls,
    grade,
    kind,
    industry,
    currency,
    minor,
  } = hasEnded ? turn : { ...cuts, minor: text(cuts.minor) };
  const told = envelopes.flatMap(({ time, recordedtime }) => [time, recordedtime]).sort();
  return {
    ...{ tier, office, owner, channel, class: cls, grade, kind, industry, currency, minor },
    ...{ lead_id: leadId, obtained_at: turn.obtained_at, submitter: turn.submitter },
    latest_at: new Date(
      envelopes
        .map(({ time }) => time)
        .sort()
        .at(-1)!,
    ),
    settled_at: new Date(told.at(-1)!),
    stood_since: stands.entered_at,
    ...{ state: hasEnded ? turn.what : 'open', ended_at: hasEnded ? turn.time : null, place: stands.place },
    ...{ basis: turn.basis, reason: hasEnded ? turn.reason : null },
    missing: hasEnded ? turn.missing : missingNow(folded),
    ...{ first_owner: turn.first_owner, first_assigned_at: turn.first_assigned_at },
    channel_kind: lead.channel?.kind ?? null,
    recycled: turns.filter(({ what }) => what === 'rested' || what === 'reopened').length,
    reopened: turns.filter(({ what }) => what === 'reopened').length,
    gave_up: turns.slice(0, -1).some(({ what }) => what === 'won' || what === 'lost'),
    ...wayRow(visits),
    ...contactsRow(folded),
    refuted: findingRows(folded).some(
      ({ result, superseded_seq: superseded }) => result === 'refuted' && superseded === null,
    ),
  };
};

/** An end says what was missing then; of an open lead it is what no assessment has rated by now. */
const missingNow = ({ events }: Folded): string =>
  ['P', 'C', 'S', 'T', 'R', 'B', 'D']
    .filter((letter) => {
      const told = events.filter(
        (event) => event.type === 'DimensionAssessed' && event.data.dimension === letter,
      );
      const last = told.at(-1);
      return last?.type !== 'DimensionAssessed' || last.data.rating === 'unknown';
    })
    .join('');

type Visits = ReturnType<typeof visitRows>;

const wayRow = (visits: Visits) => {
  const steps = visits.map(({ place }) => way.indexOf(place) + 1);
  const left = visits.filter(({ what, left_seq: seq }) => what === 'visit' && seq !== null);
  const bits = (some: Visits): number =>
    [...new Set(some.map(({ place }) => way.indexOf(place)))].reduce((sum, index) => sum + 2 ** index, 0);
  const entered = (place: string): Date | null =>
    visits
      .filter((visit) => visit.place === place)
      .map(({ entered_at: at }) => at)
      .sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
  return {
    furthest: Math.max(...steps),
    left_stages: bits(left),
    back_stages: bits(
      left.filter(({ place, to_place: to }) => way.includes(to!) && way.indexOf(to!) < way.indexOf(place)),
    ),
    complete: visits[0]?.left_seq === 1,
    ...{ entered_evaluate: entered('evaluate'), entered_cross_verify: entered('cross_verify') },
    ...{ entered_distribute: entered('distribute'), entered_convert: entered('convert') },
    entered_won: entered('won'),
  };
};

const sixtyDays = 60 * 24 * 3_600_000;

/** Working time needs calendars, which no stream tells. */
const contactsRow = (folded: Folded) => {
  const contacts = followUpRows(folded).filter(({ counts }) => counts);
  const inOrder = contacts.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || one.seq - other.seq,
  );
  const isCycle = (contact: (typeof contacts)[number]): boolean => {
    const own = inOrder.filter(({ ownership_no: number }) => number === contact.ownership_no);
    const previous = own[own.indexOf(contact) - 1];
    const since = contact.first_assigned_at;
    return (
      previous?.place === 'convert' && since !== null && contact.at.getTime() <= since.getTime() + sixtyDays
    );
  };
  return {
    contacted: contacts.some(({ person, owner }) => person === owner),
    ...{ cycles: contacts.filter(isCycle).length, first_contact_ms: null, cycle_ms: null },
  };
};
