// What does the database hold of an office's working time: its words, and the calendar compiled of them?
import type pg from 'pg';
import type { Calendar } from '../../events/commands/batch.ts';
import { DoorRejection } from '../door-rejection.ts';
import { didYouMean } from '../nearest-word.ts';
import { Unit } from './organisation-file.ts';

export interface OfficeCalendar {
  readonly unit: Unit;
  readonly calendar: Calendar;
}

const findOffice = 'select calendar, source from leadcycle.office where office_id = $1';
const findIds = 'select office_id from leadcycle.office order by office_id';

/** @throws DoorRejection `unknown_office` */
export const readCalendar = async (pool: pg.Pool, officeId: string): Promise<OfficeCalendar> => {
  const [row] = (await pool.query<{ calendar: Calendar; source: unknown }>(findOffice, [officeId])).rows;
  if (row !== undefined) return { unit: Unit.parse(row.source), calendar: row.calendar };
  const ids = (await pool.query<{ office_id: string }>(findIds)).rows.map(({ office_id }) => office_id);
  throw new DoorRejection(
    'unknown_office',
    `There is no office "${officeId}" in the organisation.${didYouMean(officeId, ids)}`,
    'Name an office of the organisation (`leadcycle org show`), or import a newer org.yaml.',
  );
};
