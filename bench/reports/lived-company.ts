// Whose leads are reported on? Those of a simulated company, brought into the read models by the stream and the projector.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { runSimulation } from '../../cli/simulate/run-simulation.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { kafkaFeed } from '../../simulation/feeds/kafka-feed.ts';
import { keysFrom } from '../../simulation/keys.ts';
import type { OwnPlace } from '../own-place.ts';

const timeZone = 'America/Chicago';
const span = { from: Date.UTC(2024, 10, 1), until: Date.UTC(2026, 10, 1) };

export interface LivedCompany {
  readonly leads: number;
  readonly events: number;
  readonly timeZone: string;
  /** UTC; when the simulation ended. */
  readonly until: string;
}

const ofTheProduct = (path: string): Promise<string> =>
  readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/**
 * Returns when the read models hold all of it.
 * @param unfit share of leads that the first talk ends, from 0 to 1
 */
export const liveCompany = async (
  { configuration, startProcess }: OwnPlace,
  pool: Pool,
  { leads, unfit }: { readonly leads: number; readonly unfit: number },
): Promise<LivedCompany> => {
  const written = readOrganisation(await ofTheProduct('examples/org.yaml'), 'org.yaml');
  const compiled = compilePlaybook(await ofTheProduct('playbooks/default.yaml'), 'default.yaml');
  const reporting = { ...compiled.reporting, timeZone };
  const { kafkaBrokers: brokers, topic } = configuration;
  const wish = { leads, months: 24, seed: 1, effects: 'planted', unfit, span, playbook: null } as const;
  const { answers } = await runSimulation(
    { ...wish, onLead: () => undefined },
    {
      organisation: organisationInMemory(written, new Date(span.until)),
      units: written.units,
      playbook: { ...compiled, version: 1, reporting },
      keysFor: keysFrom(new Uint8Array(32).fill(7)),
      feed: kafkaFeed({ brokers, topic, clientId: 'bench' }),
    },
  );
  // The headquarters of the simulated company are in another zone than those of the place.
  await installReadSet(pool, liveSet);
  await pool.query(`insert into ${liveSet.schema}.life_zone (zone) values ($1)`, [timeZone]);
  await startProcess('projector', new URL('../../workers/projector.ts', import.meta.url));
  await untilSeen(pool, answers.events);
  return { leads, events: answers.events, timeZone, until: new Date(span.until).toISOString() };
};

const untilSeen = async (pool: Pool, events: number): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ seen: string | null }>('select sum(seq) as seen from read.lead');
    if (Number(rows[0]?.seen ?? 0) >= events) return;
    await pause(200);
  }
};
