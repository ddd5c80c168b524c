// By which hours do the offices of a made-up company work, as the database of a test has it?
import type { Pool } from 'pg';
import type { Calendar } from '../../events/commands/batch.ts';

interface OfficeOf {
  readonly officeId: string;
  readonly tier: string;
  readonly path: readonly string[];
}

export const withCalendars = async (
  pool: Pool,
  offices: readonly OfficeOf[],
  calendarOf: (officeId: string) => Calendar,
): Promise<void> => {
  // Those above come first: an office names its parent.
  for (const { officeId, tier, path } of offices.toSorted(
    (one, other) => one.path.length - other.path.length,
  ))
    await pool.query(
      `insert into leadcycle.office (office_id, tier, parent_id, name, time_zone, path, territories, calendar, source)
       values ($1, $2, $3, $1, 'UTC', $4, '{}', $5, '{}')
       on conflict (office_id) do update set calendar = excluded.calendar`,
      [officeId, tier, path[1] ?? null, path, calendarOf(officeId)],
    );
};
