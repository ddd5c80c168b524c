// Which company lives in a simulation that an engine's database is for? Its organisation, its playbook, its keys.
import type pg from 'pg';
import { knownLeads } from '../../doors/known-leads.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { readCalendar } from '../../doors/organisation/office-calendar.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Unit } from '../../doors/organisation/organisation-file.ts';
import type { ReadSide } from '../../doors/read-side.ts';
import { simulatedId } from '../../simulation/arrivals.ts';
import { keysOfEngine } from '../../simulation/keys.ts';
import { CliFailure, misuse } from '../failure.ts';
import { publishedPlaybook } from '../trial/trial-playbook.ts';
import type { SimulationSetting, SimulationWish } from './run-simulation.ts';

/** @throws CliFailure (misuse) where a file names another organisation */
export const refuseOrganisationFile = (organisationFile: string | null): void => {
  if (organisationFile === null) return;
  throw misuse(
    '--org says something about a simulation to a file; an engine has the organisation that was imported.',
    'Import another one with `leadcycle org import`, or leave --org out.',
  );
};

export const companyOfEngine = async (
  { pool, keys }: ReadSide,
  wish: SimulationWish,
): Promise<Omit<SimulationSetting, 'feed'>> => {
  const organisation = await loadOrganisation(pool);
  const { playbook } = await publishedPlaybook(pool, wish.playbook ?? 'default');
  return {
    ...{ organisation, playbook, keysFor: keysOfEngine(keys) },
    units: await unitsOf(pool, organisation),
  };
};

const unitsOf = async (pool: pg.Pool, { offices }: Organisation): Promise<readonly Unit[]> => {
  const calendars = [...offices.keys()].map((officeId) => readCalendar(pool, officeId));
  return (await Promise.all(calendars)).map(({ unit }) => unit);
};

/** @throws CliFailure where leads of this seed are known */
export const refuseKnownSeed = async (pool: pg.Pool, { seed, leads }: SimulationWish): Promise<void> => {
  const first = Array.from({ length: Math.min(leads, 100) }, (_, number) => simulatedId(seed, number));
  if ((await knownLeads(pool, first)).size === 0) return;
  throw new CliFailure(
    `Leads of seed ${String(seed)} are there already.`,
    'Give another --seed: of one seed every lead has the same id each time.',
    { code: 'leads_there' },
  );
};
