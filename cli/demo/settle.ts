// When has all that was decided come to its readers? When no lead has anything left to publish and the read models are level.
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import pMap from 'p-map';
import type { Engine } from '../../doors/engine.ts';
import { workflowIdOf } from '../../doors/lead-client.ts';
import { lagOf } from '../../projections/caught-up.ts';
import { patienceMs, patiently } from './patience.ts';
import { StoryStopped } from './stage.ts';

const askedAtOnce = 8;
const lookEveryMs = 250;

/**
 * @param expected leads that the read model must have
 * @throws StoryStopped when it does not come to rest within three minutes
 */
export const settle = async (engine: Engine, expected: number): Promise<void> => {
  let left = 'nothing was seen yet';
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    const lag = await patiently(() => lagNow(engine));
    const leads = await patiently(() => leadsSeen(engine));
    const waiting = lag > 0 || leads < expected ? null : await patiently(() => waitingEvents(engine));
    left = `${lag} events are behind, ${leads} of ${expected} leads are seen, ${waiting ?? 'an unknown number of'} events wait to be published`;
    // Whatever was published between the two looks is behind by now, and seen by the next one.
    if (waiting === 0 && (await patiently(() => lagNow(engine))) === 0) return;
    await pause(lookEveryMs);
  }
  throw new StoryStopped(`The read models did not catch up within ${patienceMs / 1_000} s: ${left}.`);
};

const lagNow = async ({ pool, configuration }: Engine): Promise<number> => {
  const admin = kafkaOf(configuration).admin();
  await admin.connect();
  try {
    return await lagOf(pool, admin, configuration.topic);
  } finally {
    await admin.disconnect();
  }
};

/** A client of the demo's own, which tells its caller what fails, and nobody else. */
export const kafkaOf = ({ kafkaBrokers }: Engine['configuration']): Kafka =>
  new Kafka({ clientId: 'leadcycle-demo', brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING });

const leadsSeen = async ({ pool }: Engine): Promise<number> => {
  const { rows } = await pool.query<{ leads: string }>('select count(*) as leads from read.lead_seq');
  return Number(rows[0]?.leads ?? 0);
};

const findOpen = `select lead_id from read.lead where stage not in ('won', 'lost', 'disqualified', 'merged')`;

/** Leads that have ended went to rest with nothing left; all others are asked. */
const waitingEvents = async ({ pool, client }: Engine): Promise<number> => {
  const { rows } = await pool.query<{ lead_id: string }>(findOpen);
  const waiting = await pMap(
    rows,
    async ({ lead_id: leadId }) => {
      const handle = client.workflow.getHandle(workflowIdOf(leadId));
      return (await handle.query<{ readonly outbox: number }>('progress')).outbox;
    },
    { concurrency: askedAtOnce },
  );
  return waiting.reduce((sum, outbox) => sum + outbox, 0);
};
