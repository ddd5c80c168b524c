// Which clocks start and stop by what just happened? Decided in the batch of the event that causes it.
import type { EventOf, LeadEvent, LeadEventType } from '../../events/lead-event.ts';
import type { ClockName, ClockResult } from '../../events/vocabulary.ts';
import { isGenuineContact } from '../contact.ts';
import type { LeadContext } from '../decide-context.ts';
import { ownershipOf, type ClockState, type Lead } from '../lead.ts';
import type { Ownership } from '../standing.ts';
import { inNewCalendar, rescheduled } from './adopted.ts';
import { schedule, targetOf } from './schedule.ts';
import { instant, milliseconds } from '../time.ts';

/** The clock events that follow from `event`; `context.lead` is the lead after it, `before` the lead before. */
export const clocksAfter = (
  context: LeadContext,
  before: Lead | null,
  event: LeadEvent,
): readonly LeadEvent[] => {
  if (event.type === 'LeadAssigned') return event.data.basis === 'recorded' ? assigned(context, event) : [];
  if (event.type === 'PlaybookAdopted') return adopted(context, event);
  if (event.type === 'CalendarAdopted') return inNewCalendar(context, event);
  if (event.type === 'FollowUpRecorded')
    return event.data.basis === 'recorded' ? contacted(context, event) : [];
  const sentOn = event.type === 'GateDecided' && event.data.enters === 'distribute';
  return before !== null && (sentOn || endsOwnership.includes(event.type)) ? cancelAll(context, event) : [];
};

/** An outcome, rest, or leaving for distribution: nobody is left whom a clock could call. */
const endsOwnership: readonly LeadEventType[] = [
  'LeadReleased',
  'LeadReclaimed',
  'NurtureStarted',
  'OrderWon',
  'LeadLost',
  'LeadDisqualified',
  'LeadMerged',
];

/** Imported open leads: their clocks start at the import, not in the past that the file tells of. */
export const clocksOfImported = (context: LeadContext): readonly LeadEvent[] => {
  const { lead } = context;
  if (lead.standing.stage !== 'convert') return [];
  const clock: ClockName = lead.followUps.contacts > 0 ? 'follow_up' : 'first_contact';
  return start(context, clock, lead.standing.ownership, context.now);
};

const assigned = (context: LeadContext, event: EventOf<'LeadAssigned'>): readonly LeadEvent[] => {
  const ownership = ownershipOf(context.lead);
  if (ownership === null) return [];
  return [
    ...cancelAll(context, event),
    ...start(context, 'first_contact', ownership, milliseconds(event.time)),
  ];
};

/** Clocks that the new playbook lacks end; in conversion one that the old playbook lacked begins. */
const adopted = (context: LeadContext, event: EventOf<'PlaybookAdopted'>): readonly LeadEvent[] => {
  const { lead, policy } = context;
  const live = Object.values(lead.clocks).filter((clock) => clock.state !== 'stopped');
  const known = live.filter(({ clock }) => policy.playbook.clocks[clock] !== undefined);
  return [
    ...live
      .filter((clock) => !known.includes(clock))
      .map((clock) => stopped(clock, event.time, 'cancelled', event.type, 'no')),
    ...known.flatMap((clock) => rescheduled(context, clock, event.type)),
    ...(known.length === 0 ? clocksOfImported(context) : []),
  ];
};

const contacted = (context: LeadContext, event: EventOf<'FollowUpRecorded'>): readonly LeadEvent[] => {
  const ownership = ownershipOf(context.lead);
  if (ownership === null || !isGenuineContact(event.data.outcome)) return [];
  // A contact before the owner had the lead stops nothing of theirs.
  if (event.time < ownership.assignedAt) return [];
  const byOwner = event.data.by?.personId === ownership.owner.personId;
  const { first_contact: first, follow_up: cycle } = context.lead.clocks;
  // Entered late, a contact older than the running cycle changes no cycle.
  const older = cycle !== undefined && cycle.state !== 'stopped' && event.time < cycle.startedAt;
  return [
    ...(byOwner ? stop(first, event, 'first contact by the owner') : []),
    ...(older
      ? []
      : [
          ...stop(cycle, event, 'genuine contact'),
          ...(context.lead.standing.stage === 'convert'
            ? start(context, 'follow_up', ownership, milliseconds(event.time))
            : []),
        ]),
  ];
};

const start = (
  context: LeadContext,
  clock: ClockName,
  ownership: Ownership,
  from: number,
): readonly EventOf<'ClockStarted'>[] => {
  const { lead, policy } = context;
  const clockPolicy = policy.playbook.clocks[clock];
  if (clockPolicy === undefined) return [];
  const cycle = (lead.clocks[clock]?.cycle ?? 0) + 1;
  const targetMs = targetOf(clockPolicy, lead.evaluation?.grade ?? null);
  const data = schedule({
    context,
    clock,
    cycle,
    policy: clockPolicy,
    targetMs,
    ownership,
    from,
    consumedMs: 0,
    fired: [],
  });
  return [{ type: 'ClockStarted', time: instant(from), data: { clock, cycle, ...data } }];
};

const stop = (
  clock: ClockState | undefined,
  event: LeadEvent,
  because: string,
): readonly EventOf<'ClockStopped'>[] => {
  if (clock === undefined || clock.state === 'stopped') return [];
  const late = clock.breachedAt !== null || (clock.state === 'running' && event.time > clock.dueAt);
  const lateEntry = clock.breachedAt !== null && event.time <= clock.breachedAt;
  return [stopped(clock, event.time, late ? 'met_late' : 'met', because, lateEntry ? 'yes' : 'no')];
};

const cancelAll = ({ lead }: LeadContext, event: LeadEvent): readonly EventOf<'ClockStopped'>[] =>
  Object.values(lead.clocks)
    .filter((clock) => clock.state !== 'stopped')
    .map((clock) => stopped(clock, event.time, 'cancelled', event.type, 'no'));

const stopped = (
  { clock, cycle }: ClockState,
  time: string,
  result: ClockResult,
  because: string,
  lateEntry: 'yes' | 'no',
): EventOf<'ClockStopped'> => ({
  type: 'ClockStopped',
  time,
  data: { clock, cycle, result, because, lateEntry },
});
