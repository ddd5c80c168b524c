// What became of each lead, as it was known? Read slowly and plainly from envelopes, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { at, cutsAfter, isAsked, nameOf, outcomes } from './stay-oracle.ts';
import type { Asked, Cuts } from './stay-oracle.ts';

export interface Fate {
  readonly leadId: string;
  readonly obtainedAt: string;
  /** An outcome, or `open`. */
  readonly state: string;
  readonly endedAt: string | null;
  readonly basis: string;
  readonly reason: string | null;
  readonly assignedAt: string | null;
  readonly submitter: string | null;
  readonly cuts: Cuts;
  readonly missing: readonly string[];
  readonly rounds: number;
  /** All that was known of it, in its order. */
  readonly known: readonly Envelope[];
}

export const isKnown = ({ time, recordedtime }: Envelope, { asOf, asKnown }: Asked): boolean =>
  time <= asOf && (asKnown === null || recordedtime <= asKnown);

export const isIn = (instant: string | null, { from, to }: Pick<Asked, 'from' | 'to'>): boolean =>
  instant !== null && (from === null || instant >= from) && (to === null || instant < to);

/** Of all leads that are asked for, whenever they were obtained. */
export const fatesOf = (streams: readonly (readonly Envelope[])[], asked: Asked): readonly Fate[] =>
  streams.flatMap((events) => {
    const fate = fateOf(events, asked);
    return fate === null || !isAsked(fate, asked) ? [] : [fate];
  });

const fateOf = (events: readonly Envelope[], asked: Asked): Fate | null => {
  const known = events.filter((event) => isKnown(event, asked));
  const [first] = known;
  if (first === undefined) return null;
  const moves = known.filter((event) => at(event, 'enters') !== null);
  const last = moves.at(-1) ?? first;
  const place = at(last, 'enters') ?? '';
  const hasEnded = outcomes.includes(place);
  const then = asked.asKnown !== null && asked.asKnown < asked.asOf ? asked.asKnown : asked.asOf;
  // An open lead is cut as of the earlier of both instants, an ended one as of its end.
  const told = hasEnded
    ? events.slice(0, events.indexOf(last) + 1)
    : events.filter(({ time }) => time <= then);
  const given = known.find((event) => nameOf(event) === 'LeadAssigned');
  return {
    ...{ leadId: first.subject, obtainedAt: first.time, state: hasEnded ? place : 'open', known },
    endedAt: hasEnded ? last.time : null,
    basis: at(last, 'basis') ?? 'recorded',
    reason: place === 'lost' ? at(last, 'reason') : null,
    assignedAt: given?.time ?? null,
    submitter: at(first, 'submitter', 'personId'),
    cuts: { ...cutsAfter(told), firstOwner: given === undefined ? null : at(given, 'owner', 'personId') },
    missing: missingAfter(told),
    rounds: roundsIn(moves),
  };
};

const missingAfter = (events: readonly Envelope[]): readonly string[] => {
  const missing = new Set('PCSTRBD');
  for (const event of events) {
    const dimension = at(event, 'dimension');
    if (nameOf(event) !== 'DimensionAssessed' || dimension === null) continue;
    if (at(event, 'rating') === 'unknown') missing.add(dimension);
    else missing.delete(dimension);
  }
  return ['P', 'C', 'S', 'T', 'R', 'B', 'D'].filter((letter) => missing.has(letter));
};

const roundsIn = (moves: readonly Envelope[]): number => {
  const places = moves.map((move) => at(move, 'enters') ?? '');
  return places.filter((place, index) => {
    const before = places[index - 1] ?? '';
    if (outcomes.includes(before)) return before !== 'merged' && !outcomes.includes(place);
    return place === 'nurture' && before !== 'nurture';
  }).length;
};
