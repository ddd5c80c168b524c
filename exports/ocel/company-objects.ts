// Which objects do many leads share? People and offices, as they were named; customers, as they were told of; other leads.
import type { Customer } from '../../events/values.ts';
import { leadsChosen } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Snapshot } from '../snapshot.ts';
import { attributesInTime, bareObject, objectId } from './ocel-object.ts';
import type { OcelObject, Since } from './ocel-object.ts';
import type { RelatedEvent } from './relations.ts';

/** Kept in memory: as large as the organisation, and as there are merges and orders. */
export class SharedObjects {
  private readonly people = new Set<string>();
  private readonly offices = new Set<string>();
  private readonly leads = new Set<string>();
  private readonly orders = new Set<string>();

  note(leadId: string, events: readonly RelatedEvent[]): void {
    for (const { type, id } of events.flatMap(({ objects }) => objects)) {
      if (type === 'person') this.people.add(id);
      if (type === 'office') this.offices.add(id);
      if (type === 'lead' && id !== leadId) this.leads.add(id);
    }
  }

  /** Those of the orders that no lead before had: two leads may name one. */
  firstSeen(orders: readonly OcelObject[]): readonly OcelObject[] {
    return orders.filter(({ id }) => !this.orders.has(id) && this.orders.add(id));
  }

  /** Leads that others named. */
  get named(): readonly string[] {
    return [...this.leads];
  }

  peopleAndOffices(): readonly OcelObject[] {
    return [
      ...[...this.people].map((id) => bareObject('person', id)),
      ...[...this.offices].map((id) => bareObject('office', id)),
    ];
  }
}

interface Told {
  readonly customer_id: string;
  readonly time: Date;
  readonly customer: Customer;
}

/** Every customer that the chosen leads told of, once, with what they told. */
export async function* customersOf(snapshot: Snapshot, choice: Choice): AsyncGenerator<OcelObject> {
  let [customerId, told]: [string | null, Since[]] = [null, []];
  const query = leadsChosen(
    {
      columns: 't.customer_id, t.time, t.customer',
      join: 'join read.customer_told t using (lead_id)',
      order: 'order by t.customer_id, t.time, t.lead_id, t.seq',
    },
    choice,
  );
  for await (const row of snapshot.rows<Told>(query)) {
    if (row.customer_id !== customerId) {
      if (customerId !== null) yield customerObject(customerId, told);
      [customerId, told] = [row.customer_id, []];
    }
    const { name, industry, territory, position } = row.customer;
    told.push({ time: row.time.toISOString(), attributes: { name, industry, territory, position } });
  }
  if (customerId !== null) yield customerObject(customerId, told);
}

const customerObject = (customerId: string, told: readonly Since[]): OcelObject => ({
  ...{ id: objectId('customer', customerId, ''), type: 'customer', relationships: [] },
  attributes: attributesInTime(told),
});

/** Those of the leads that are not exported themselves: a log must not name what it does not hold. */
export const strangersAmong = async (
  snapshot: Snapshot,
  choice: Choice,
  leadIds: readonly string[],
): Promise<readonly OcelObject[]> => {
  const strangers = new Set(leadIds);
  const { text, values } = leadsChosen({ columns: 'l.lead_id' }, choice);
  const among = {
    text: `${text} and l.lead_id = any($${String(values.length + 1)}::uuid[])`,
    values: [...values, leadIds],
  };
  for await (const { lead_id } of snapshot.rows<{ lead_id: string }>(among)) strangers.delete(lead_id);
  return [...strangers].map((id) => bareObject('lead', id));
};
