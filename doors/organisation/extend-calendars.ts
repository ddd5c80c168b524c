// What happens to calendars when their years come to an end? Those that another year belongs to are compiled anew.
import type pg from 'pg';
import type { Extended } from '../../activities/calendars.ts';
import { inTransaction } from '../../postgres/transaction.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import type { Engine } from '../engine.ts';
import { adoptCalendars, untoldOffices } from './adopt-calendars.ts';
import { compileCalendar } from './compile-calendar.ts';
import { organisationLock } from './import-organisation.ts';
import { Unit } from './organisation-file.ts';

const findOffices = 'select office_id, calendar, source from leadcycle.office order by office_id';
const writeCalendar = 'update leadcycle.office set calendar = $2 where office_id = $1';

interface Row {
  readonly office_id: string;
  readonly calendar: Pick<Calendar, 'hash'> & Partial<Calendar>;
  readonly source: unknown;
}

/**
 * Compiles every office's calendar as of `now`, as an import of the same file would.
 * @returns the offices whose calendar is another one now
 */
export const compileAnew = (pool: pg.Pool, now: Date): Promise<readonly string[]> =>
  inTransaction(pool, async (client) => {
    await client.query(organisationLock);
    const changed: string[] = [];
    for (const { office_id, calendar, source } of (await client.query<Row>(findOffices)).rows) {
      const unit = Unit.safeParse(source);
      if (!unit.success) continue; // written by hand, not by an import: nothing is known of its hours
      const compiled = compileCalendar(unit.data, now);
      if (compiled.hash === calendar.hash) continue;
      const version = (calendar.version ?? 0) + 1;
      await client.query(writeCalendar, [office_id, JSON.stringify({ ...compiled, version })]);
      changed.push(office_id);
    }
    return changed;
  });

/**
 * The yearly extension: what is compiled anew reaches the open leads, and so does what an import could not tell them any
 * more. On all other days nothing happens.
 */
export const extendCalendars = async (engine: Engine): Promise<Extended> => {
  await compileAnew(engine.pool, new Date(engine.now()));
  const offices = await untoldOffices(engine.pool);
  const note = 'calendars compiled anew';
  return { offices, ...(await adoptCalendars(engine, { author: 'engine', note, offices })) };
};
