// Where does a partition stand, and who may move it on? One row a partition, held by owner and epoch.
import type { ClientBase } from 'pg';

/** Which set of read models, built from which topic. */
export interface SetOfTopic {
  readonly setName: string;
  readonly version: number;
  readonly topic: string;
}

/** The right to write a partition's share. A later claim, by whomever, makes it void. */
export interface Claim {
  readonly partition: number;
  readonly owner: string;
  readonly epoch: number;
  /** Where to read on. */
  readonly nextOffset: number;
}

/** Writes beside whoever has claimed the partition, what the topic does not have; it claims nothing. */
export interface Guest {
  readonly partition: number;
  readonly guest: string;
}

/** Somebody claimed the partition after us: nothing of ours may be written any more. */
export class Fenced extends Error {
  override readonly name = 'Fenced';
}

/** Takes the partition for `owner`; from its commit on every earlier claim is fenced. */
export const claimPartition = async (
  client: ClientBase,
  set: SetOfTopic,
  { partition, owner }: { readonly partition: number; readonly owner: string },
): Promise<Claim> => {
  const { rows } = await client.query<{ epoch: string; next_offset: string }>(
    `insert into checkpoint as c (set_name, version, topic, partition, next_offset, told, owner, epoch)
     values ($1, $2, $3, $4, 0, 0, $5, 1)
     on conflict (set_name, version, topic, partition)
     do update set owner = excluded.owner, epoch = c.epoch + 1, updated_at = now()
     returning epoch, next_offset`,
    [set.setName, set.version, set.topic, partition, owner],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`Partition ${partition} could not be claimed.`);
  return { partition, owner, epoch: Number(row.epoch), nextOffset: Number(row.next_offset) };
};

/** Where a partition stands, while its row is locked. */
export interface Standing {
  /** The next offset to apply. */
  readonly nextOffset: number;
  /** Readers of the cursor may have come as far. */
  readonly told: number;
  /** The last number of a late event. */
  readonly late: number;
}

interface StandingRow {
  readonly next_offset: string;
  readonly told: string;
  readonly late: string;
}

const standingOf = (row: StandingRow): Standing => ({
  nextOffset: Number(row.next_offset),
  told: Number(row.told),
  late: Number(row.late),
});

/**
 * Locks the partition's row until the transaction ends.
 * @throws Fenced when the claim is void
 */
export const holdCheckpoint = async (
  client: ClientBase,
  set: SetOfTopic,
  claim: Claim,
): Promise<Standing> => {
  const { rows } = await client.query<StandingRow>(
    `select next_offset, told, late from checkpoint
     where set_name = $1 and version = $2 and topic = $3 and partition = $4 and owner = $5 and epoch = $6
     for update`,
    [set.setName, set.version, set.topic, claim.partition, claim.owner, claim.epoch],
  );
  const row = rows[0];
  if (row === undefined) throw new Fenced(`Partition ${claim.partition} has another owner now.`);
  return standingOf(row);
};

/** The same for a guest: nobody is fenced by it, and a partition that nobody has claimed yet begins at its beginning. */
export const holdAsGuest = async (
  client: ClientBase,
  set: SetOfTopic,
  { partition, guest }: Guest,
): Promise<Standing> => {
  await client.query(
    `insert into checkpoint (set_name, version, topic, partition, next_offset, owner, epoch)
     values ($1, $2, $3, $4, 0, $5, 0) on conflict do nothing`,
    [set.setName, set.version, set.topic, partition, guest],
  );
  const { rows } = await client.query<StandingRow>(
    `select next_offset, told, late from checkpoint
     where set_name = $1 and version = $2 and topic = $3 and partition = $4 for update`,
    [set.setName, set.version, set.topic, partition],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`Partition ${partition} has no checkpoint.`);
  return standingOf(row);
};

export const advanceCheckpoint = async (
  client: ClientBase,
  set: SetOfTopic,
  { partition, nextOffset, late }: Pick<Standing, 'nextOffset' | 'late'> & { readonly partition: number },
): Promise<void> => {
  await client.query(
    `update checkpoint set next_offset = $5, told = greatest(told, $5), late = $6, updated_at = now()
     where set_name = $1 and version = $2 and topic = $3 and partition = $4`,
    [set.setName, set.version, set.topic, partition, nextOffset, late],
  );
};

/** Lets the partition be read on from an earlier offset; what readers were told stays told. */
export const moveBack = async (
  client: ClientBase,
  set: SetOfTopic,
  { partition, nextOffset }: { readonly partition: number; readonly nextOffset: number },
): Promise<void> => {
  await client.query(
    `update checkpoint set next_offset = $5, updated_at = now()
     where set_name = $1 and version = $2 and topic = $3 and partition = $4`,
    [set.setName, set.version, set.topic, partition, nextOffset],
  );
};
