// Which customers are there, and what was told of one of them? As far as leads that the caller may see tell of them.
import { z } from 'zod';
import { conceal, unseal } from '../../doors/sealing.ts';
import { reachOf } from '../../doors/sight.ts';
import { Id } from '../../events/values.ts';
import { customerPage } from '../../projections/customer/page.ts';
import { leadsOfCustomer, toldOf } from '../../projections/customer/queries.ts';
import type { LeadOfCustomer } from '../../projections/customer/queries.ts';
import { customerReport } from '../../projections/customer/report.ts';
import { saidIn, telling } from '../../projections/customer/said.ts';
import type { Told } from '../../projections/customer/told.ts';
import { leadsOf } from '../../projections/lead/queries.ts';
import { CustomerContact, CustomerListed, CustomerSaid, CustomerTold } from '../answers/customers.ts';
import type { Caller } from '../callers/caller.ts';
import { leadsInSight } from '../leads-in-sight.ts';
import { keysOf, pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { opening } from '../personal-data.ts';
import { asOfQuery, endOf } from '../questions/report-time.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';
import type { World } from '../world.ts';

const customerParams = z.object({ customerId: Id });

const list = reading({
  ...{ path: '/v1/customers', needs: 'customer', name: 'listCustomers', tag: 'Customers' },
  summary: 'Customers by any name they ever had, with their leads counted',
  params: z.object({}),
  query: z.strictObject({
    text: z.string().trim().min(1).max(200).optional().describe('A part of a name, or a whole id.'),
    ...pageQuery,
  }),
  answer: pageAnswer(CustomerListed),
  give: async ({ world, caller, query: { text, cursor, limit } }) => {
    const after = keysOf(cursor, z.tuple([z.string(), z.string()]));
    const { offices, pooled } = reachOf(await world.engine.organisation(), caller.asker, 'customer');
    const rows = await customerPage(world.engine.pool, {
      ...{ text: text ?? null, offices, pooled, limit: limit + 1 },
      after: after === null ? null : { name: after[0], customerId: after[1] },
    });
    const { items, nextCursor } = pageOf(rows, limit, (last) => [last.sortedAs, last.customerId]);
    return { items: items.map(({ sortedAs: _sorted, ...customer }) => customer), nextCursor };
  },
});

const one = reading({
  ...{ path: '/v1/customers/:customerId', needs: 'customer', name: 'getCustomer', tag: 'Customers' },
  summary: 'One customer: what is known of it since when and from which lead, and all its leads',
  params: customerParams,
  query: z.strictObject({ ...asOfQuery }),
  answer: CustomerTold,
  give: async ({ world, caller, params: { customerId }, query }) => {
    const { timeZone } = (await world.engine.playbook('default')).reporting;
    const asOf = endOf(query.as_of, timeZone);
    const { told, leads, seen } = await customerInSight(world, caller, customerId, asOf);
    return customerReport(
      { customerId, asOf, timeZone },
      asOf === null ? told : told.filter(({ time }) => time <= asOf),
      leads.map(({ mergedInto: into, ...lead }) => ({
        ...lead,
        mergedInto: into !== null && seen.has(into) ? into : null,
      })),
    );
  },
});

interface CustomerInSight {
  readonly told: readonly Told[];
  /** The newest first. */
  readonly leads: readonly LeadOfCustomer[];
  readonly seen: Pick<ReadonlySet<string>, 'has'>;
}

/** @throws Refusal `unknown_customer`, also where leads out of sight tell of it */
const customerInSight = async (
  world: World,
  caller: Caller,
  customerId: string,
  asOf: string | null,
): Promise<CustomerInSight> => {
  const { pool } = world.engine;
  const [told, leads] = await Promise.all([
    toldOf(pool, customerId),
    leadsOfCustomer(pool, customerId, asOf),
  ]);
  const named = [...told, ...leads].map(({ leadId }) => leadId);
  const into = leads.flatMap(({ mergedInto }) => mergedInto ?? []);
  const seen = await leadsInSight(world, caller, [...named, ...into]);
  const inSight = ({ leadId }: { readonly leadId: string }): boolean => seen.has(leadId);
  const known = told.filter(inSight);
  if (known.length === 0)
    throw new Refusal(
      'unknown_customer',
      `No lead in your sight has told of a customer ${customerId}.`,
      'Find its id with /v1/customers and a part of its name.',
    );
  return { told: known, leads: leads.filter(inSight), seen };
};

/** Each lead whose people are shown is written down as opened. */
const openedAtMost = 50;

const contacts = reading({
  ...{ path: '/v1/customers/:customerId/contacts', needs: 'customer', name: 'listCustomerContacts' },
  tag: 'Customers',
  summary: 'Who is known at a customer, as its newest leads know them',
  description: `Of its ${String(openedAtMost)} newest leads in sight. Names, addresses and phones are opened for who may read them, lead by lead, and that is written down.`,
  params: customerParams,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(CustomerContact).readonly() }),
  give: async ({ world, caller, params: { customerId }, reply }) => {
    const { leads } = await customerInSight(world, caller, customerId, null);
    const newest = leads.slice(0, openedAtMost).map(({ leadId }) => leadId);
    const known = (await leadsOf(world.engine.pool, newest)).filter(({ lead }) => lead.contacts.length > 0);
    const keys = await world.engine.keys.existingKeys(known.map(({ leadId }) => leadId));
    const items = await Promise.all(
      known.map(async ({ leadId, lead }) => {
        const personal = await opening(world, caller, leadId, reply);
        const people =
          personal === 'opened' ? unseal(lead.contacts, keys.get(leadId) ?? null) : conceal(lead.contacts);
        return people.map((contact) => ({
          ...{ ...contact, leadId },
          isKeyPerson: contact.contactId === lead.keyPersonContactId,
        }));
      }),
    );
    return { items: items.flat() };
  },
});

const said = reading({
  ...{ path: '/v1/customers/:customerId/said', needs: 'customer', name: 'listCustomerSaid' },
  tag: 'Customers',
  summary: 'What was said by a customer and about it, in all its leads, the latest first',
  description: `${telling.join(', ')} of its ${String(openedAtMost)} newest leads in sight.`,
  params: customerParams,
  query: z.strictObject({ ...pageQuery }),
  answer: pageAnswer(CustomerSaid),
  give: async ({ world, caller, params: { customerId }, query: { cursor, limit }, reply }) => {
    const { leads } = await customerInSight(world, caller, customerId, null);
    const after = keysOf(cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid(), z.int()]));
    const rows = await saidIn(world.engine.pool, {
      leadIds: leads.slice(0, openedAtMost).map(({ leadId }) => leadId),
      after: after === null ? null : { time: after[0], leadId: after[1], seq: after[2] },
      limit: limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, limit, ({ time, leadId, seq }) => [time, leadId, seq]);
    const leadIds = [...new Set(items.map(({ leadId }) => leadId))];
    const keys = await world.engine.keys.existingKeys(leadIds);
    const opened = new Map(
      await Promise.all(
        leadIds.map(async (leadId) => [leadId, await opening(world, caller, leadId, reply)] as const),
      ),
    );
    return {
      items: items.map(({ data, ...entry }) => ({
        ...entry,
        data:
          opened.get(entry.leadId) === 'opened'
            ? unseal(data, keys.get(entry.leadId) ?? null)
            : conceal(data),
      })),
      nextCursor,
    };
  },
});

export const customerRoutes: readonly Route[] = [list, one, contacts, said];
