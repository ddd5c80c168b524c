// What becomes of calendars when their years come to an end? Whoever knows the organisation compiles them anew.

export interface Extended {
  /** Offices whose calendar is another one now. */
  readonly offices: readonly string[];
  /** Open leads that may count in them. */
  readonly leads: number;
  /** The job that hands it to them; null where there is nobody to tell. */
  readonly jobId: string | null;
}

export interface CalendarActivities {
  /** Safe to repeat: where nothing has changed and every lead's job was begun, nothing happens. */
  extendCalendars(): Promise<Extended>;
}

export const createCalendarActivities = (extend: () => Promise<Extended>): CalendarActivities => ({
  extendCalendars: extend,
});
