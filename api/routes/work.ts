// What waits for the caller, and what may they claim?
import { z } from 'zod';
import { poolList } from '../../doors/pool.ts';
import { queueOf } from '../../doors/queue.ts';
import type { Queued as QueuedLead } from '../../doors/queue.ts';
import { notShown } from '../../doors/sealing.ts';
import { scopeOf } from '../../doors/sight.ts';
import { Id } from '../../events/values.ts';
import { PoolTold, Queue } from '../answers/leads.ts';
import type { Queued } from '../answers/leads.ts';
import { opensPersonalData } from '../permit.ts';
import { seeOwn } from '../lead-in-sight.ts';
import { leadsInSight } from '../leads-in-sight.ts';
import { cursorOf, keysOf, pageQuery } from '../paging.ts';
import { viewerOf } from '../personal-data.ts';
import { officesAsked } from '../questions/lead-filter.ts';
import { minLeadSeqQuery } from '../questions/seen.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const queue = reading({
  ...{ path: '/v1/me/queue', needs: 'lead', name: 'getQueue', tag: 'Work' },
  summary:
    'The leads of the caller by the working time that is left, with what to do next; and who has called them',
  description:
    'As of the instant of the first page: time that passes moves nothing across pages. Escalations are told with every page.',
  params: z.object({}),
  query: z.strictObject({ ...minLeadSeqQuery, ...pageQuery }),
  answer: Queue,
  give: async ({ world, caller, query }) => {
    const { asker } = caller;
    if (asker.kind !== 'person')
      throw new Refusal('not_permitted', 'A service has no leads of its own.', 'Act as a person.');
    await seeOwn(world, caller, query.min_seq);
    const after = keysOf(query.cursor, z.tuple([z.int(), z.number(), z.uuid()]));
    const { items, next, leads, late, escalations } = await queueOf(world.engine, {
      asker,
      after: after === null ? null : { at: after[0], leftMs: after[1], leadId: after[2] },
      limit: query.limit,
    });
    const about = await leadsInSight(
      world,
      caller,
      escalations.map(({ leadId }) => leadId),
    );
    return {
      ...{ items: items.map(queued), leads, late },
      nextCursor: next === null ? null : cursorOf([next.at, next.leftMs, next.leadId]),
      escalations: escalations.map(({ acknowledgedAt: _at, acknowledgedBy: _by, ...open }) => {
        const lead = about.get(open.leadId);
        return { ...open, customer: lead?.customer?.name ?? null, product: lead?.need?.product ?? null };
      }),
    };
  },
});

const queued = ({ lead, part, nextSteps, commands, clock }: QueuedLead): z.input<typeof Queued> => ({
  ...{ leadId: lead.leadId, part, stage: lead.standing.stage, movedAt: lead.movedAt },
  ...{ customer: lead.customer?.name ?? null, product: lead.need?.product ?? null },
  ...{ grade: lead.evaluation?.grade ?? null, nextSteps, commands, clock },
  ...{ currency: lead.amount?.currency ?? null, minor: lead.amount?.minor ?? null },
});

const pool = reading({
  ...{ path: '/v1/pool', needs: 'pool', name: 'getPool', tag: 'Work' },
  summary: 'Leads that wait to be claimed, the longest waiting first',
  description:
    'Customer, need, amount and grade; nobody of the customer. Who works in the field sees what they may claim, who directs there all pools of their offices.',
  params: z.object({}),
  query: z.strictObject({
    office: Id.optional().describe('Pools of an office and all below it.'),
    ...minLeadSeqQuery,
  }),
  answer: PoolTold,
  give: async ({ world, caller, query }) => {
    await seeOwn(world, caller, query.min_seq);
    const organisation = await world.engine.organisation();
    const claims = scopeOf(organisation, caller.asker, 'pool') === 'pool';
    const reached = claims ? null : await officesAsked(world, caller, 'pool', query.office);
    // Who claims is shown what they may claim, also from pools above their office; who directs, the pools that they reach.
    const list = await poolList(world.engine, {
      viewerId: claims ? viewerOf(caller) : null,
      officeId: query.office ?? null,
    });
    const shown = list.leads.filter(({ officeId }) => reached === null || reached.includes(officeId));
    const opened = await opensPersonalData(world, caller);
    return {
      leads: shown.map((lead) =>
        opened || lead.need === null
          ? lead
          : { ...lead, need: { ...lead.need, text: lead.need.text === null ? null : notShown } },
      ),
      obstacle: list.obstacle,
      others: claims ? list.others : 0,
    };
  },
});

export const workRoutes: readonly Route[] = [queue, pool];
