// How large is the share of lost leads by what they showed? Counted from the events, by definitions of its own.
import type { Company } from '../../simulation/company.ts';
import { workingBetween } from '../../domain/working-time/arithmetic.ts';
import type { Told } from './simulated.ts';

/** A lead that was won or lost. */
export interface Decided {
  readonly lost: boolean;
  readonly class: string;
  /** Working hours. */
  readonly firstContact: number;
  readonly cycle: number | null;
}

const genuine = new Set(['connected', 'meeting_set', 'meeting', 'demo_completed', 'customer_reply']);
const day = 86_400_000;

/** Each time that it was won or lost, with what it had shown by then: a lead that comes back is decided again. */
export const outcomesIn = ({ policy }: Company, stream: readonly Told[]): readonly Decided[] => {
  let [owner, assignedAt, officeId]: [string | null, number, string] = [null, 0, ''];
  let [known, first]: [string, number | null] = ['preliminary', null];
  const contacts: number[] = [];
  const outcomes: Decided[] = [];
  const hours = (from: number, to: number): number => {
    const calendar = policy.calendars[officeId];
    if (calendar === undefined) throw new Error(`no calendar of ${officeId}`);
    return workingBetween(calendar, from, to) / 3_600_000;
  };
  for (const { event } of stream) {
    const at = Date.parse(event.time);
    // Whoever keeps a lead that rests, or gave it up, is its owner no more.
    if ('enters' in event.data && (event.data.enters === 'nurture' || event.data.enters === 'distribute'))
      owner = null;
    if (event.type === 'LeadClassified') known = event.data.class;
    if (event.type === 'LeadAssigned') {
      owner = event.data.owner.personId;
      if (officeId === '') [assignedAt, officeId] = [at, event.data.owner.officeId];
    }
    if (
      event.type === 'FollowUpRecorded' &&
      genuine.has(event.data.outcome) &&
      event.data.by?.personId === owner
    ) {
      first ??= hours(assignedAt, at);
      if (at <= assignedAt + 60 * day) contacts.push(at);
    }
    if ((event.type !== 'OrderWon' && event.type !== 'LeadLost') || first === null) continue;
    const cycle = median(
      contacts.slice(1).map((contact, index) => hours(contacts[index] ?? contact, contact)),
    );
    outcomes.push({ lost: event.type === 'LeadLost', class: known, firstContact: first, cycle });
  }
  return outcomes;
};

/** By its first decision. */
export const decidedIn = (company: Company, stream: readonly Told[]): Decided | null =>
  outcomesIn(company, stream)[0] ?? null;

const median = (hours: readonly number[]): number | null => {
  const sorted = [...hours].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** Lost among all of them, from 0 to 1. */
export const shareLost = (decided: readonly Decided[], isSo: (one: Decided) => boolean): number => {
  const chosen = decided.filter(isSo);
  return chosen.filter(({ lost }) => lost).length / chosen.length;
};
