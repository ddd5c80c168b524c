// How do changes reach all read models, and what if one lead cannot be folded or stored?
import type { ClientBase } from 'pg';
import type { LeadChange, ReadModel } from '../read-model.ts';
import { DataFault, isDataFault, sentenceOf, sqlStateOf } from './postgres-faults.ts';

export interface Place {
  readonly models: readonly ReadModel[];
  readonly partition: number;
}

/**
 * Writes all changes at once.
 * @throws DataFault when a model cannot fold them; the database's own error when it refuses the rows
 */
export const writeTogether = async (
  client: ClientBase,
  changes: readonly LeadChange[],
  { models, partition }: Place,
): Promise<void> => {
  if (changes.length === 0) return;
  for (const model of models) {
    const write = folding(model.name, () => model.fold({ partition, changes }));
    await write(client);
  }
};

/** How far a lead could be written, and why no further. */
export interface Refusal {
  readonly written: number;
  readonly because: string;
}

/**
 * Writes lead by lead, and a refused lead event by event, each under a savepoint of its own.
 * @returns by lead id, those that could not be written to their end
 */
export const writeApart = async (
  client: ClientBase,
  changes: readonly LeadChange[],
  place: Place,
): Promise<ReadonlyMap<string, Refusal>> => {
  const refusals = new Map<string, Refusal>();
  for (const change of changes) {
    if ((await refusalOf(client, change, place)) === null) continue;
    const steps = stepsOf(change);
    for (const [written, step] of steps.entries()) {
      const because = await refusalOf(client, step, place);
      if (because === null) continue;
      refusals.set(change.leadId, { written, because });
      break;
    }
  }
  return refusals;
};

const refusalOf = async (client: ClientBase, change: LeadChange, place: Place): Promise<string | null> => {
  await client.query('savepoint lead');
  try {
    await writeTogether(client, [change], place);
    await client.query('release savepoint lead');
    return null;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await client.query('rollback to savepoint lead');
    return sentenceOf(error);
  }
};

/** The same change, an event at a time. */
const stepsOf = (change: LeadChange): readonly LeadChange[] => {
  let { before, latestBefore } = change;
  return change.events.map((event) => {
    const step = { leadId: change.leadId, before, latestBefore, events: [event] };
    before = event.after;
    latestBefore = latestBefore === null || event.event.time > latestBefore ? event.event.time : latestBefore;
    return step;
  });
};

const folding = <Result>(name: string, fold: () => Result): Result => {
  try {
    return fold();
  } catch (error) {
    if (sqlStateOf(error) !== null) throw error;
    throw new DataFault(`Read model ${name} cannot fold it: ${sentenceOf(error)}`, { cause: error });
  }
};
