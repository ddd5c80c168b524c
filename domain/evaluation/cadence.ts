// How often is the customer to be spoken to? The grade sets it: targets of the clocks of first contact and follow-up.
import type { Grade } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { targetOf } from '../service-levels/schedule.ts';

export interface Cadence {
  readonly grade: Grade | null;
  /** Working milliseconds from an assignment to the first genuine contact; null where no clock asks for it. */
  readonly firstContactMs: number | null;
  /** Working milliseconds from one genuine contact to the next; null where no clock asks for it. */
  readonly followUpMs: number | null;
}

/** By the grade that was recorded last; a lead without one goes by the playbook's target for others. */
export const cadenceOf = ({ evaluation }: Lead, { clocks }: Playbook): Cadence => {
  const grade = evaluation?.grade ?? null;
  const targetMs = (name: string): number | null => {
    const clock = clocks[name];
    return clock === undefined ? null : targetOf(clock, grade);
  };
  return { grade, firstContactMs: targetMs('first_contact'), followUpMs: targetMs('follow_up') };
};

/** `40 working hours`, `30 working minutes`. */
export const workingWords = (ms: number): string => {
  const hours = ms / 3_600_000;
  if (hours >= 1) return `${String(Math.round(hours * 10) / 10)} working hour${hours === 1 ? '' : 's'}`;
  return `${String(Math.round(ms / 60_000))} working minutes`;
};
