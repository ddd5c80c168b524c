// What was the follow-up of each lead like? Read slowly and plainly from envelopes, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { isKnown } from './fate-oracle.ts';
import type { Fate } from './fate-oracle.ts';
import type { Worked } from './plain-hours.ts';
import { at, nameOf } from './stay-oracle.ts';
import type { Asked } from './stay-oracle.ts';

interface Own {
  readonly number: number;
  readonly person: string | null;
  readonly office: string;
  readonly since: string;
}

interface Spoken {
  readonly at: string;
  readonly own: Own;
  readonly byOwner: boolean;
  readonly place: string;
}

const genuine = ['connected', 'meeting_set', 'meeting', 'demo_completed', 'customer_reply'];
const owning = ['evaluate', 'cross_verify', 'convert'];

/** Who had the lead is followed from event to event; a merge that is undone gives it back. */
const spokenIn = (events: readonly Envelope[], asked: Asked): readonly Spoken[] => {
  const spoken: Spoken[] = [];
  let place = '';
  let number = 0;
  let [own, beforeMerge]: [Own | null, Own | null] = [null, null];
  for (const event of events) {
    const [name, enters] = [nameOf(event), at(event, 'enters')];
    if (enters === 'merged') beforeMerge = own;
    if (name === 'LeadReopened') own = at(event, 'from') === 'merged' ? beforeMerge : null;
    if (name === 'LeadReclaimed') own = null;
    if (enters !== null) place = enters;
    if (name === 'LeadAssigned')
      own = {
        ...{ number: ++number, person: at(event, 'owner', 'personId'), since: event.time },
        office: at(event, 'owner', 'officeId') ?? '',
      };
    if (!owning.includes(place)) own = null;
    if (name !== 'FollowUpRecorded' || own === null || !isKnown(event, asked)) continue;
    const by = at(event, 'by', 'personId');
    if (by === null || !genuine.includes(at(event, 'outcome') ?? '') || event.time < own.since) continue;
    spoken.push({ at: event.time, own, byOwner: by === own.person, place });
  }
  return spoken;
};

export interface FollowedBy {
  /** Milliseconds; null: not known. Undefined: nobody spoke. */
  readonly firstContact: number | null | undefined;
  readonly cycles: readonly (number | null)[];
}

export const followUpOf = (
  { known, assignedAt }: Fate,
  events: readonly Envelope[],
  { asked, worked }: { readonly asked: Asked; readonly worked: Worked },
): FollowedBy => {
  if (assignedAt === null || known.length === 0) return { firstContact: undefined, cycles: [] };
  const between = (office: string, from: string, to: string): number | null =>
    worked(office, Date.parse(from), Date.parse(to));
  // A stable sort: contacts of one instant stay in the order in which they were told.
  const spoken = spokenIn(events, asked).toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
  const first = spoken.find(({ byOwner }) => byOwner);
  const until = new Date(Date.parse(assignedAt) + 60 * 86_400_000).toISOString();
  const cycles = [...new Set(spoken.map(({ own }) => own.number))].flatMap((number) => {
    const own = spoken.filter((one) => one.own.number === number);
    return own.slice(1).flatMap((one, index) => {
      const before = own[index];
      return before === undefined || before.place !== 'convert' || one.at > until
        ? []
        : [between(one.own.office, before.at, one.at)];
    });
  });
  return {
    firstContact: first === undefined ? undefined : between(first.own.office, assignedAt, first.at),
    cycles,
  };
};

const anHour = 3_600_000;

const bucket = (amount: number, limits: readonly number[], unit: string): string => {
  const limit = limits.find((end) => amount <= end);
  return limit === undefined ? `over ${String(limits.at(-1))} ${unit}` : `up to ${String(limit)} ${unit}`;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
};

/** In which bucket a lead is. */
export const followUpValue = (cut: string, fate: Fate, { firstContact, cycles }: FollowedBy): string => {
  if (fate.assignedAt === null) return 'never assigned';
  if (cut === 'first_contact') {
    if (firstContact === undefined) return 'no contact';
    return firstContact === null ? 'hours not known' : bucket(firstContact / anHour, [4, 8, 16, 40], 'h');
  }
  if (cut === 'follow_up_length') {
    if (fate.endedAt === null) return 'not ended';
    return bucket(
      (Date.parse(fate.endedAt) - Date.parse(fate.assignedAt)) / 86_400_000,
      [30, 60, 90, 180],
      'd',
    );
  }
  if (cycles.length === 0) return 'none completed';
  const counted = cycles.filter((one) => one !== null);
  return counted.length === 0 ? 'hours not known' : bucket(median(counted) / anHour, [8, 24, 48, 80], 'h');
};
