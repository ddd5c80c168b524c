// Which customers are there, and what was told of one of them? As far as leads that the caller may see tell of them.
import { z } from 'zod';
import { reachOf } from '../../doors/sight.ts';
import { Id } from '../../events/values.ts';
import { customerPage } from '../../projections/customer/page.ts';
import { leadsOfCustomer, toldOf } from '../../projections/customer/queries.ts';
import { customerReport } from '../../projections/customer/report.ts';
import { CustomerListed, CustomerTold } from '../answers/customers.ts';
import { leadsInSight } from '../leads-in-sight.ts';
import { keysOf, pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { asOfQuery, endOf } from '../questions/report-time.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

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
  params: z.object({ customerId: Id }),
  query: z.strictObject({ ...asOfQuery }),
  answer: CustomerTold,
  give: async ({ world, caller, params: { customerId }, query }) => {
    const { pool } = world.engine;
    const { timeZone } = (await world.engine.playbook('default')).reporting;
    const asOf = endOf(query.as_of, timeZone);
    const [told, leads] = await Promise.all([
      toldOf(pool, customerId),
      leadsOfCustomer(pool, customerId, asOf),
    ]);
    const seen = await leadsInSight(
      world,
      caller,
      [...told, ...leads].map(({ leadId }) => leadId),
    );
    const inSight = ({ leadId }: { readonly leadId: string }): boolean => seen.has(leadId);
    const known = told.filter(inSight);
    if (known.length === 0)
      throw new Refusal(
        'unknown_customer',
        `No lead in your sight has told of a customer ${customerId}.`,
        'Find its id with /v1/customers and a part of its name.',
      );
    return customerReport(
      { customerId, asOf, timeZone },
      asOf === null ? known : known.filter(({ time }) => time <= asOf),
      leads.filter(inSight),
    );
  },
});

export const customerRoutes: readonly Route[] = [list, one];
