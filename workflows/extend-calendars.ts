// Who sees to it that no clock runs out of its calendar? A schedule starts this every day; once a year there is something to do.
import { proxyActivities } from '@temporalio/workflow';
import type { CalendarActivities, Extended } from '../activities/calendars.ts';
import { daily } from './policies.ts';

const { extendCalendars: extend } = proxyActivities<CalendarActivities>(daily);

/** Compiles the calendars of all offices anew, and begins the job that hands leads what has changed. */
export async function extendCalendars(): Promise<Extended> {
  return extend();
}
