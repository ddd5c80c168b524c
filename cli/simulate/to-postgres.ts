// How do simulated leads come to the read models alone? Faster than by a stream, and for reports only.
import type { Pool } from 'pg';
import { OutsideRuns } from '../../projections/runner/outside.ts';
import { postgresFeed } from '../../simulation/feeds/postgres-feed.ts';
import { CliFailure } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';
import { companyOfEngine, refuseKnownSeed, refuseOrganisationFile } from './company-of-engine.ts';
import { runSimulation } from './run-simulation.ts';
import type { Simulated, SimulationWish } from './run-simulation.ts';

export const simulateToPostgres = async (
  wish: SimulationWish,
  { add, organisationFile }: { readonly add: boolean; readonly organisationFile: string | null },
): Promise<Simulated> => {
  refuseOrganisationFile(organisationFile);
  return withReadSide(async (side) => {
    const { pool, configuration } = side;
    await refuseKnownSeed(pool, wish);
    if (!add) await refuseAmongLeads(pool);
    const company = await companyOfEngine(side, wish);
    const feed = await postgresFeed(pool, configuration.topic).catch((failure: unknown) => {
      if (!(failure instanceof OutsideRuns)) throw failure;
      throw new CliFailure(failure.message, 'Wait until it is done.', {
        code: 'simulation_runs',
        cause: failure,
      });
    });
    return runSimulation(wish, { ...company, feed });
  });
};

const refuseAmongLeads = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ leads: number }>('select count(*)::int as leads from read.lead_seq');
  const leads = rows[0]?.leads ?? 0;
  if (leads === 0) return;
  throw new CliFailure(
    `The read models hold ${leads.toLocaleString('en-US')} leads already.`,
    'Simulate into a database of its own (another LEADCYCLE_STATE, or DATABASE_URL), or say --add: only `leadcycle rebuild --accept-differences` takes simulated leads out of read models again.',
    { code: 'leads_there' },
  );
};
