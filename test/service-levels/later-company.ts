// How does a lead's company come to work at other times while other leads still live in the former ones?
// In a database of its own, into which the newer file was imported over the older one.
import { ownPlace } from '../../bench/own-place.ts';
import type { Addresses } from '../../bench/own-place.ts';
import type { Engine } from '../../doors/engine.ts';
import { commandIdOf, newId } from '../../doors/ids.ts';
import { calendarAction } from '../../doors/organisation/adopt-calendars.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { createPool } from '../../workers/postgres-pool.ts';
import { company, companyLater } from './world.ts';

export interface LaterCompany {
  readonly organisation: Organisation;
  /**
   * Hands a lead the calendars of those of these offices whose working time is another one now, as the job does that an
   * import begins.
   * @returns the command's id
   */
  adopt(engine: Engine, leadId: string, offices: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export const openLaterCompany = async (addresses: Addresses): Promise<LaterCompany> => {
  const place = await ownPlace(addresses, []);
  const pool = createPool(place.configuration.databaseUrl, 'test');
  await importOrganisation(pool, company, new Date());
  const { calendars } = await importOrganisation(pool, companyLater, new Date());
  return {
    organisation: await loadOrganisation(pool),
    close: async () => {
      await pool.end();
      await place.leave();
    },
    adopt: (engine, leadId, named) => {
      const offices = named.filter((office) => calendars.includes(office));
      return adopt({ ...engine, pool }, leadId, offices);
    },
  };
};

const adopt = async (engine: Engine, leadId: string, offices: readonly string[]): Promise<string> => {
  const jobId = newId();
  const step = { jobId, leadId, author: 'test', payload: {}, detail: { offices } };
  const answer = await calendarAction(() => Promise.resolve(engine))(step);
  if (answer.state === 'refused' || answer.state === 'later') throw new Error(answer.because);
  return commandIdOf('bulk', jobId, leadId, '0');
};
