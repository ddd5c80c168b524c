// Do the old and the new read models say the same? Leads at the same seq have the same rows; the rest is counted.
import type { ClientBase } from 'pg';
import { comparedTables, countAndHash } from './tables.ts';

export interface Schemas {
  readonly old: string;
  readonly next: string;
}

export interface RebuildDifference {
  readonly table: string;
  readonly because: string;
}

/**
 * Leads, and events that stand at another place than before: where a copy of an event came over two partitions, chance says
 * which one counts. `told_in`, `told_at` and `late` are the old place; null where the old ones lack the event. For the session.
 */
const makeTables = `
  create temp table if not exists compared_lead (lead_id uuid primary key, seq int not null);
  create temp table if not exists moved_lead (lead_id uuid primary key);
  create temp table if not exists shifted_event (
    partition int, kafka_offset bigint, told_in int, told_at bigint, late bigint
  );
  truncate compared_lead; truncate moved_lead; truncate shifted_event`;

/** Compares all leads that both hold at the same seq, in one snapshot, while both go on. */
export const compareStanding = async (
  client: ClientBase,
  schemas: Schemas,
): Promise<readonly RebuildDifference[]> => {
  await client.query(makeTables);
  await client.query(`
    insert into compared_lead select lead_id, seq
    from "${schemas.old}".lead_seq join "${schemas.next}".lead_seq using (lead_id, seq)`);
  await client.query('analyze compared_lead');
  return compareLeads(client, schemas, 'compared_lead');
};

/**
 * Compares what `compareStanding` could not: leads that have moved since, and sums over all. Both stand still.
 * @returns differences, and how many leads go on in the new ones where they wait or lag in the old ones
 */
export const compareMoved = async (
  client: ClientBase,
  schemas: Schemas,
): Promise<{ readonly differences: readonly RebuildDifference[]; readonly ahead: number }> => {
  const { old, next } = schemas;
  const { rows } = await client.query<{ behind: number; ahead: number }>(`
    select count(*) filter (where coalesce(n.seq, 0) < o.seq)::int as behind,
           count(*) filter (where n.seq > coalesce(o.seq, 0))::int as ahead
    from "${old}".lead_seq o full join "${next}".lead_seq n using (lead_id) where o.seq is distinct from n.seq`);
  const { behind, ahead } = rows[0] ?? { behind: 0, ahead: 0 };
  await client.query(`
    insert into moved_lead select n.lead_id from "${next}".lead_seq n left join compared_lead c using (lead_id)
    where c.seq is distinct from n.seq`);
  await noteShifted(client, schemas);
  const sameSeq = `(select lead_id from moved_lead join "${old}".lead_seq using (lead_id)
                    join "${next}".lead_seq using (lead_id, seq))`;
  const differences = [...(await compareLeads(client, schemas, `${sameSeq} as same`))];
  if (behind > 0)
    differences.push({
      table: 'lead_seq',
      because: `${String(behind)} leads lack events that the old ones hold`,
    });
  if (ahead === 0)
    differences.push(...(await compareTables(client, schemas, { kinds: ['part', 'whole'], leads: '' })));
  return { differences, ahead };
};

/** Events of leads that have moved: at another place than in the old ones, or not in these at all. */
const noteShifted = async (client: ClientBase, { old, next }: Schemas): Promise<void> => {
  await client.query(`
    insert into shifted_event
    select n.partition, n.kafka_offset, coalesce(o.settled_in, o.partition), o.settled_at, o.late
    from moved_lead m join "${next}".event n using (lead_id)
    left join "${old}".event o on o.lead_id = n.lead_id and o.seq = n.seq
    where (coalesce(o.settled_in, o.partition), o.settled_at, o.late)
            is distinct from (coalesce(n.settled_in, n.partition), n.settled_at, n.late)`);
};

/**
 * Gives events that shifted the place they had: who has passed it was told, and everybody else will be. What the old ones lack
 * is late, after all that was late in them.
 * @param client in the transaction that hands over, after the comparison
 */
export const keepPlaces = async (client: ClientBase, { old, next }: Schemas): Promise<void> => {
  await client.query(`
    update "${next}".checkpoint n set told = greatest(n.told, o.told), late = o.late
    from "${old}".checkpoint o where o.set_name = n.set_name and o.topic = n.topic and o.partition = n.partition`);
  // Numbers are unique at every moment: those that the build gave go first.
  await client.query(`
    update "${next}".event e set late = null from shifted_event s
    where e.late is not null and e.partition = s.partition and e.kafka_offset = s.kafka_offset`);
  await client.query(`
    update "${next}".event e set settled_at = s.told_at, settled_in = nullif(s.told_in, e.partition), late = s.late
    from shifted_event s
    where e.partition = s.partition and e.kafka_offset = s.kafka_offset and s.told_at is not null`);
  await client.query(`
    with fresh as (
      select e.partition, e.kafka_offset,
             row_number() over (partition by e.partition order by e.lead_id, e.seq) as number
      from (select distinct partition, kafka_offset from shifted_event where told_at is null) s
      join "${next}".event e using (partition, kafka_offset)),
    told as (
      update "${next}".event e set settled_at = c.told, settled_in = null, late = c.late + f.number
      from fresh f join "${next}".checkpoint c using (partition)
      where e.partition = f.partition and e.kafka_offset = f.kafka_offset)
    update "${next}".checkpoint c set late = c.late + f.count
    from (select partition, count(*) from fresh group by partition) f where f.partition = c.partition`);
};

const compareLeads = async (
  client: ClientBase,
  schemas: Schemas,
  leads: string,
): Promise<readonly RebuildDifference[]> => [
  ...(await compareEvents(client, schemas, leads)),
  ...(await compareTables(client, schemas, { kinds: ['lead'], leads })),
];

/** Which copy of an event counts may differ where one came over two partitions; its bytes may not. */
const compareEvents = async (
  client: ClientBase,
  { old, next }: Schemas,
  leads: string,
): Promise<readonly RebuildDifference[]> => {
  const { rows } = await client.query<{ lost: number; other: number }>(`
    with both_hold as (
      select o.lead_id is null or n.lead_id is null as lost, o.value <> n.value as other,
             n.partition, n.kafka_offset, coalesce(o.settled_in, o.partition) as told_in, o.settled_at as told_at,
             o.late,
             (coalesce(o.settled_in, o.partition), o.settled_at, o.late)
               is distinct from (coalesce(n.settled_in, n.partition), n.settled_at, n.late) as shifted
      from (select o.* from "${old}".event o where o.lead_id in (select lead_id from ${leads})) o
      full join (select n.* from "${next}".event n where n.lead_id in (select lead_id from ${leads})) n
        on n.lead_id = o.lead_id and n.seq = o.seq),
    told as (insert into shifted_event select partition, kafka_offset, told_in, told_at, late from both_hold
             where shifted and partition is not null)
    select count(*) filter (where lost)::int as lost, count(*) filter (where other)::int as other
    from both_hold`);
  const { lost, other } = rows[0] ?? { lost: 0, other: 0 };
  const because = [
    ...(lost === 0 ? [] : [`${String(lost)} events stand in one of the two only`]),
    ...(other === 0 ? [] : [`${String(other)} events have other bytes`]),
  ];
  return because.map((sentence) => ({ table: 'event', because: sentence }));
};

const compareTables = async (
  client: ClientBase,
  { old, next }: Schemas,
  { kinds, leads }: { readonly kinds: readonly string[]; readonly leads: string },
): Promise<readonly RebuildDifference[]> => {
  const differences: RebuildDifference[] = [];
  for (const table of await comparedTables(client, next, old)) {
    if (!kinds.includes(table.kind)) continue;
    const was = await countAndHash(client, old, { table, leads });
    const is = await countAndHash(client, next, { table, leads });
    if (was.rows === is.rows && was.hash === is.hash) continue;
    const because =
      was.rows === is.rows ? `${is.rows} rows, not the same` : `${is.rows} rows, ${was.rows} in the old ones`;
    differences.push({ table: table.name, because });
  }
  return differences;
};
