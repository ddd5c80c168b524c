// Where the stream has two values of one event: which of them counts? Asked only where two are met, for that is rare.
import type { ClientBase } from 'pg';

/** sha256 of the value that counts, by seq. */
export type Rulings = ReadonlyMap<number, string>;

export const noRulings: Rulings = new Map();

/** What people have ruled on a lead; nothing in a database that holds read models alone. */
export const rulingsOn = async (client: ClientBase, leadId: string): Promise<Rulings> => {
  const place = await client.query<{ there: boolean }>(
    `select to_regclass('leadcycle.ruling') is not null as there`,
  );
  if (place.rows[0]?.there !== true) return noRulings;
  const { rows } = await client.query<{ seq: number; kept_sha256: string }>(
    'select seq, kept_sha256 from leadcycle.ruling where lead_id = $1',
    [leadId],
  );
  return new Map(rows.map((row) => [row.seq, row.kept_sha256]));
};
