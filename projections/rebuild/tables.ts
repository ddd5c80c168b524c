// Which tables do two schemas of read models have in common, and how are they compared? Asked of the catalogue.
import type { ClientBase } from 'pg';

export interface ComparedTable {
  readonly name: string;
  /** lead: rows belong to leads. part: shares of partitions, to be added up. whole: neither. */
  readonly kind: 'lead' | 'part' | 'whole';
  readonly columns: readonly string[];
  /** Of a part: what its rows are told apart by, without the partition. */
  readonly keys: readonly string[];
}

/** The runner's own, and the bytes of events: compared by what they mean. A horizon may lie later than it has to. */
const notCompared: readonly string[] = [
  ...[
    'installed',
    'checkpoint',
    'lead_seq',
    'parked_lead',
    'parked_event',
    'event',
    'life_horizon',
    'life_zone',
  ],
];

interface Row {
  readonly name: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}

const findTables = `
  select c.relname as name,
         (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
         coalesce((select array_agg(a.attname::text order by a.attnum) from pg_index i
                   join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                   where i.indrelid = c.oid and i.indisprimary), '{}') as keys
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`;

/** Tables that both have with the same columns; others belong to one version only. */
export const comparedTables = async (
  client: ClientBase,
  one: string,
  other: string,
): Promise<readonly ComparedTable[]> => {
  const [mine, theirs] = [await tablesIn(client, one), await tablesIn(client, other)];
  const others = (await countInOneZone(client, one, other)) ? [] : ['life_count'];
  return [...mine.values()]
    .filter(({ name, columns }) => theirs.get(name)?.columns.join() === columns.join())
    .filter(({ name }) => !notCompared.includes(name) && !others.includes(name))
    .map(({ name, columns, keys }) => ({
      ...{ name, columns },
      kind: columns.includes('lead_id') ? 'lead' : columns.includes('partition') ? 'part' : 'whole',
      keys: keys.filter((key) => key !== 'partition'),
    }));
};

/** Months of another zone have other counts: whoever builds anew after the company's reports moved to another zone wants just that. */
const countInOneZone = async (client: ClientBase, one: string, other: string): Promise<boolean> => {
  const zoneIn = async (schema: string): Promise<string | null> => {
    const table = `"${schema}".life_zone`;
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      table,
    ]);
    if (rows[0]?.there !== true) return null;
    const found = await client.query<{ zone: string }>(`select zone from ${table}`);
    return found.rows[0]?.zone ?? null;
  };
  return (await zoneIn(one)) === (await zoneIn(other));
};

const tablesIn = async (client: ClientBase, schema: string): Promise<ReadonlyMap<string, Row>> => {
  const { rows } = await client.query<Row>(findTables, [schema]);
  return new Map(rows.map((row) => [row.name, row]));
};

/** Count and hash of a table's rows, whatever their order. @param leads a table of the lead ids that are meant */
export const countAndHash = async (
  client: ClientBase,
  schema: string,
  { table, leads }: { readonly table: ComparedTable; readonly leads: string },
): Promise<{ readonly rows: string; readonly hash: string }> => {
  const { rows } = await client.query<{ rows: string; hash: string }>(
    `select count(*)::text as rows, coalesce(sum(hash_record_extended(t, 0)::numeric), 0)::text as hash
     from (${rowsOf(schema, table, leads)}) t`,
  );
  return rows[0] ?? { rows: '0', hash: '0' };
};

const rowsOf = (schema: string, { name, kind, columns, keys }: ComparedTable, leads: string): string => {
  const from = `from "${schema}"."${name}" t`;
  switch (kind) {
    case 'lead':
      return `select t.* ${from} where t.lead_id in (select lead_id from ${leads})`;
    case 'whole':
      return `select t.* ${from}`;
    case 'part': {
      const added = columns.filter((column) => column !== 'partition' && !keys.includes(column));
      const sums = added.map((column) => `sum("${column}")`);
      // A cell that everything left again may stand there with 0, or not at all.
      return `select ${[...keys.map(quoted), ...sums.map((sum, index) => `${sum} as s${String(index)}`)].join(', ')} ${from}
              group by ${keys.map(quoted).join(', ')} having ${sums.map((sum) => `${sum} <> 0`).join(' or ')}`;
    }
  }
};

const quoted = (name: string): string => `"${name}"`;
