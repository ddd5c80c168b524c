// What is a lead found by later, and where is that written down? By the door, which alone has the plain text.
import type pg from 'pg';
import type { OpenCommand } from '../open-command.ts';
import { companyKey } from '../company-key.ts';
import type { Engine } from '../engine.ts';
import { lookUpKeysUnder } from './look-up-keys.ts';
import type { LookUpKey } from './look-up-keys.ts';

/** What a command tells of whose need a lead is. */
export interface NeedToRemember {
  readonly leadId: string;
  readonly command: Extract<OpenCommand, { type: 'ObtainLead' | 'EnrichLead' }>;
}

/** What is told anew replaces what was known; what is first told only fills what was not. */
type Telling = 'first told' | 'told anew';

const upsert = (as: Telling): string => {
  const kept = (column: string): string =>
    as === 'told anew'
      ? `${column} = coalesce(excluded.${column}, n.${column})`
      : `${column} = coalesce(n.${column}, excluded.${column})`;
  return `
  with need as (
    insert into leadcycle.lead_need as n (lead_id, customer_id, customer_key, customer_digits, need_id, product, obtained_at)
    select l, c, k, d, e, p, case when $10 then now() end
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as u (l, c, k, d, e, p)
    on conflict (lead_id) do update
      set ${['customer_id', 'customer_key', 'customer_digits', 'need_id', 'product'].map(kept).join(', ')},
          obtained_at = coalesce(n.obtained_at, excluded.obtained_at)
  )
  insert into leadcycle.lead_key (lead_id, kind, key)
  select * from unnest($7::uuid[], $8::text[], $9::text[]) on conflict do nothing`;
};

/**
 * Writes down what these leads are found by, adding to what is known: one statement for any number of leads.
 * @param areThere whether they count as obtained; else the lead says so itself once it is
 * @param as whether it may be refused yet
 */
export const rememberNeeds = async (
  { pool, configuration }: Pick<Engine, 'pool' | 'configuration'>,
  needs: readonly NeedToRemember[],
  { areThere, as }: { readonly areThere: boolean; readonly as: Telling },
): Promise<void> => {
  if (needs.length === 0) return;
  const keysOf = lookUpKeysUnder(configuration.masterKey);
  const rows = needs.map(({ leadId, command: { input } }) => {
    const key = input.customer === null ? null : companyKey(input.customer.name);
    return {
      leadId,
      customerId: input.customer?.customerId ?? null,
      customerKey: key,
      customerDigits: key === null ? null : key.replaceAll(/\D/gu, ''),
      needId: input.need?.needId ?? null,
      product: input.need?.product?.toLowerCase() ?? null,
    };
  });
  const keys = needs.flatMap(({ leadId, command: { input } }) =>
    input.contacts
      .flatMap((contact) => keysOf(contact, input.customer?.territory ?? null))
      .map((key): LookUpKey & { leadId: string } => ({ leadId, ...key })),
  );
  await pool.query(upsert(as), [
    rows.map((row) => row.leadId),
    rows.map((row) => row.customerId),
    rows.map((row) => row.customerKey),
    rows.map((row) => row.customerDigits),
    rows.map((row) => row.needId),
    rows.map((row) => row.product),
    keys.map((row) => row.leadId),
    keys.map((row) => row.kind),
    keys.map((row) => row.key),
    areThere,
  ]);
};

/** The lead was refused: nothing of it is kept. A lead that is there keeps all it is found by. */
export const forgetNeed = async (pool: pg.Pool, leadId: string): Promise<void> => {
  await pool.query(
    `with gone as (
       delete from leadcycle.lead_need where lead_id = $1 and obtained_at is null returning lead_id
     )
     delete from leadcycle.lead_key k using gone where k.lead_id = gone.lead_id`,
    [leadId],
  );
};
