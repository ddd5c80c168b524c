// How does the follow-up of a lead go? When its owner first speaks with the customer, how often after that, and when it is decided.
import { ownershipOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { milliseconds } from '../domain/time.ts';
import { isGenuineContact } from '../domain/contact.ts';
import { addWorking, workingBetween } from '../domain/working-time/arithmetic.ts';
import type { Calendar } from '../events/commands/batch.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import { cycleOf, firstContactOf } from './effects.ts';
import type { Shown } from './effects.ts';
import type { Course, Life } from './life.ts';
import { day, hour } from './office-hours.ts';

/** Cycles count that end within so long of the first assignment (rules of churn against follow-up cycle). */
const countedMs = 60 * day;

/** Notes what an event says of the follow-up. @param lead after it */
export const followCourse = (
  life: Life,
  event: LeadEvent,
  lead: Lead,
  calendarOf: (officeId: string) => Calendar,
): void => {
  if (event.type === 'LeadAssigned' && life.course === null)
    life.course = {
      assignedAt: milliseconds(event.time),
      officeId: event.data.owner.officeId,
      ...{ firstContactHours: null, cycleHours: [], lastContactAt: null, decidesAt: null, fate: 'open' },
    };
  const { course } = life;
  if (course === null || event.type !== 'FollowUpRecorded' || !isGenuineContact(event.data.outcome)) return;
  const owner = ownershipOf(lead)?.owner.personId;
  if (owner === undefined || event.data.by?.personId !== owner) return;
  contact(course, milliseconds(event.time), calendarOf(course.officeId), life.traits.projectHours);
};

const contact = (course: Course, at: number, calendar: Calendar, projectHours: number): void => {
  const { assignedAt, lastContactAt } = course;
  course.firstContactHours ??= workingBetween(calendar, assignedAt, at) / hour;
  course.decidesAt ??= addWorking(calendar, at, projectHours * hour);
  if (lastContactAt !== null && at <= assignedAt + countedMs)
    course.cycleHours.push(workingBetween(calendar, lastContactAt, at) / hour);
  course.lastContactAt = at;
};

/** What the lead has shown so far of what its fate may depend on. */
export const shownBy = ({ firstContactHours, cycleHours }: Course, lead: Lead): Shown => ({
  class: lead.classification?.class ?? 'preliminary',
  firstContact: firstContactOf(firstContactHours ?? Infinity),
  cycle: cycleOf(cycleHours),
});
