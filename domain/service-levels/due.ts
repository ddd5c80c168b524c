// What falls due next? Steps of clocks, ends of pauses, holds and rests, expiry of what was known.
import type { LeadEvent } from '../../events/lead-event.ts';
import { consequences } from '../consequences.ts';
import type { LeadContext } from '../decide-context.ts';
import { isEnded, type ClockState, type Escalation, type Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { instant, milliseconds } from '../time.ts';
import { raisedAgain } from './escalation.ts';
import { earliestExpiry } from './expiry.ts';
import { fireStep, returned } from './fire-step.ts';
import { resumed } from './pause.ts';

/** What happens next by itself, at an instant (epoch ms). */
export type Due = { readonly at: number } & (
  | { readonly kind: 'step'; readonly clock: ClockState; readonly step: ClockState['steps'][number] }
  | { readonly kind: 'resume'; readonly clock: ClockState }
  | { readonly kind: 'climb'; readonly escalation: Escalation }
  | { readonly kind: 'return' }
  | { readonly kind: 'expiry' }
);

/** The earliest of all that the lead waits for; null when nothing will happen by itself. */
export const nextDue = (lead: Lead, playbook: Playbook): Due | null => {
  if (isEnded(lead)) return null;
  const first = earliest(lead, playbook);
  const expiry = earliestExpiry(lead, playbook);
  if (first === null) return expiry === null ? null : { kind: 'expiry', at: expiry };
  const at = milliseconds(first.time);
  return expiry !== null && expiry < at ? { kind: 'expiry', at: expiry } : { ...first.what, at };
};

type What =
  | { readonly kind: 'step'; readonly clock: ClockState; readonly step: ClockState['steps'][number] }
  | { readonly kind: 'resume'; readonly clock: ClockState }
  | { readonly kind: 'climb'; readonly escalation: Escalation }
  | { readonly kind: 'return' };

/** Instants are compared as they are written: this is asked after every command, and only the earliest is read. */
const earliest = (lead: Lead, playbook: Playbook): { readonly time: string; readonly what: What } | null => {
  const { standing, clocks, escalations } = lead;
  let time = '~';
  let what: What | null = null;
  let returns = false;
  for (const name in clocks) {
    const clock = clocks[name];
    if (clock === undefined || clock.state === 'stopped') continue;
    if (clock.state === 'paused') {
      if (clock.pausedUntil !== null && clock.pausedUntil < time && !restsWith(lead, playbook, name)) {
        time = clock.pausedUntil;
        what = { kind: 'resume', clock };
      }
      continue;
    }
    const step = clock.steps[0];
    if (step === undefined) continue;
    returns ||= step.action === 'return';
    if (step.due < time) {
      time = step.due;
      what = { kind: 'step', clock, step };
    }
  }
  for (const escalation of escalations) {
    const { heldUntil } = escalation;
    if (heldUntil !== null && heldUntil < time) {
      time = heldUntil;
      what = { kind: 'climb', escalation };
    }
  }
  // A rest ends on its day also where the playbook has no clock for it.
  if (standing.stage === 'nurture' && !returns && standing.until < time) {
    time = standing.until;
    what = { kind: 'return' };
  }
  return what === null ? null : { time, what };
};

/** While the lead rests nothing that rests with it runs on. */
const restsWith = ({ standing }: Lead, playbook: Playbook, clock: string): boolean =>
  standing.stage === 'nurture' && playbook.clocks[clock]?.pause?.in?.includes('nurture') === true;

/** What comes of it, happening at its instant. */
export const whatFallsDue = (context: LeadContext, due: Due): readonly LeadEvent[] => {
  switch (due.kind) {
    case 'step':
      return fireStep(context, due.clock, due.step);
    case 'resume':
      return resumed(context, due.clock, due.at, 'the pause ended');
    case 'climb':
      return [raisedAgain(due.escalation, instant(due.at))];
    case 'return':
      return [returned(instant(due.at), null)];
    case 'expiry':
      return consequences({ ...context, now: due.at }, 'expiry', instant(due.at));
  }
};
