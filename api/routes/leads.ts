// Which leads are there, what is one of them, and what happened to it?
import { z } from 'zod';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { duplicatesSeenOf } from '../../doors/duplicates/seen-duplicates.ts';
import { unseenSuspects, withoutUnseen } from '../../doors/duplicates/unseen-suspects.ts';
import { leadReasons } from '../../doors/lead-reasons.ts';
import { reportOn } from '../../doors/lead-report.ts';
import { poolViewOf } from '../../doors/lead-view.ts';
import { proposedVerifiers } from '../../doors/proposed-verifiers.ts';
import { conceal, unseal } from '../../doors/sealing.ts';
import { reachOf } from '../../doors/sight.ts';
import { LeadId } from '../../events/values.ts';
import { timelineOf } from '../../projections/event/queries.ts';
import type { Moment } from '../../projections/event/lead-as-of.ts';
import { leadPage } from '../../projections/lead/page.ts';
import { Duplicates, LeadListed, LeadTold, Reasons, Timeline, Verifiers } from '../answers/leads.ts';
import { leadInSight, leadSeenWhole, seeOwn } from '../lead-in-sight.ts';
import { keysOf, pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { opening, viewerOf } from '../personal-data.ts';
import { officesAsked } from '../questions/lead-filter.ts';
import { amountAsked, dueAsked, leadListQuery } from '../questions/lead-list.ts';
import { asKnownQuery, asOfQuery, reportTimeFor } from '../questions/report-time.ts';
import { minLeadSeqQuery, minSeqQuery } from '../questions/seen.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';
import type { World } from '../world.ts';

export const leadParams = z.object({ leadId: LeadId });

const list = reading({
  ...{ path: '/v1/leads', needs: 'lead', name: 'listLeads', tag: 'Leads' },
  summary: 'Leads of the offices that one reaches, a page at a time',
  description:
    'Nothing personal is listed. One’s own leads in other offices are in `/v1/me/queue`; leads in pools, for who may claim them, in `/v1/pool`.',
  params: z.object({}),
  query: z.strictObject({
    ...leadListQuery,
    ...minLeadSeqQuery,
    ...pageQuery,
  }),
  answer: pageAnswer(LeadListed),
  give: async ({ world, caller, query }) => {
    await seeOwn(world, caller, query.min_seq);
    const after = keysOf(query.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
    const { timeZone } = (await world.engine.playbook('default')).reporting;
    const { limit, order } = query;
    const rows = await leadPage(world.engine.pool, {
      offices: await officesAsked(world, caller, 'lead', query.office),
      pooled: reachOf(await world.engine.organisation(), caller.asker, 'lead').pooled,
      only: {
        ...{ stage: query.stage ?? null, owner: query.owner ?? null, tier: query.tier ?? null },
        ...{ class: query.class ?? null, grade: query.grade ?? null, kind: query.kind ?? null },
        ...{ channel: query.channel ?? null, industry: query.industry ?? null },
        ...{ currency: query.currency ?? null, customerId: query.customer ?? null },
        product: query.product ?? null,
      },
      which: query.which,
      ...amountAsked(query),
      ...dueAsked(query, timeZone, world.engine.now()),
      order,
      after: after === null ? null : { at: after[0], leadId: after[1] },
      limit: limit + 1,
    });
    return pageOf(rows, limit, (last) => [
      (order === 'due' ? last.nextDueAt : null) ?? last.movedAt,
      last.leadId,
    ]);
  },
});

const one = reading({
  ...{ path: '/v1/leads/:leadId', needs: 'lead', name: 'getLead', tag: 'Leads' },
  summary: 'One lead: where it stands, why, what comes next; now or at a past moment',
  description:
    'The header `etag` is its seq; a command sent with it as `if-match` is refused where the lead has moved on.',
  params: leadParams,
  query: z.strictObject({
    ...asOfQuery,
    ...asKnownQuery,
    at_seq: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe('How it stood after this event of its timeline; in place of `as_of` and `as_known`.'),
    ...minSeqQuery,
  }),
  answer: LeadTold,
  give: async ({ world, caller, params: { leadId }, query, reply }) => {
    const seen = await leadInSight(world, caller, leadId, query.min_seq);
    reply.header('etag', `"${String(seen.lead.seq)}"`);
    if (seen.sight === 'pool') {
      const personal = await opening(world, caller, leadId, reply);
      const { timeZone } = (await world.engine.playbook('default')).reporting;
      const key = (await world.engine.keys.existingKeys([leadId])).get(leadId) ?? null;
      const view = poolViewOf(seen.lead);
      const lead = personal === 'opened' ? unseal(view, key) : conceal(view);
      return { ...nothingBesides, sight: 'pool' as const, seq: seen.lead.seq, lead, timeZone };
    }
    const moment = await momentAsked(world, leadId, query);
    const {
      runBy: _run,
      names: _names,
      ...report
    } = await reportOn(world.engine, seen, {
      ...{ viewerId: viewerOf(caller), moment, personal: opening(world, caller, leadId, reply) },
    });
    return { ...report, sight: 'whole' as const, seq: report.lead.seq };
  },
});

interface MomentQuery {
  readonly as_of?: string | undefined;
  readonly as_known?: string | undefined;
  readonly at_seq?: number | undefined;
}

/** Null: as it is now. @throws Refusal `invalid_request`, DoorRejection `not_known_then` */
const momentAsked = async (world: World, leadId: string, query: MomentQuery): Promise<Moment | null> => {
  const { as_of: day, as_known: known, at_seq: seq } = query;
  if (seq !== undefined) {
    if (day !== undefined || known !== undefined)
      throw new Refusal(
        'invalid_request',
        'The moment is told twice.',
        'Send at_seq, or as_of and as_known.',
      );
    const [event] = await timelineOf(world.engine.pool, leadId, { afterSeq: seq - 1, limit: 1 });
    if (event?.seq === seq) return { asOf: event.recordedTime, asKnown: null, throughSeq: seq };
    throw new DoorRejection(
      'not_known_then',
      `Lead ${leadId} has no event ${String(seq)}, or the read models have not seen it yet.`,
      'Ask for an event of its timeline.',
    );
  }
  if (day === undefined && known === undefined) return null;
  const { asOf, asKnown } = await reportTimeFor(world, query);
  return { asOf, asKnown, throughSeq: null };
};

const nothingBesides = {
  ...{ moment: null, tiered: null, assigned: null, cadence: null, payment: null },
  ...{ matrix: [], verifiers: [], nextSteps: [], improvements: [], clocks: [] },
};

const timeline = reading({
  ...{ path: '/v1/leads/:leadId/timeline', needs: 'lead', name: 'getTimeline', tag: 'Leads' },
  summary: 'Every event of a lead: when it happened, who did it, what it says',
  params: leadParams,
  query: z.strictObject({
    ...{ ...minSeqQuery, ...pageQuery },
    after_seq: z.coerce
      .number()
      .int()
      .min(0)
      .default(0)
      .describe('Only what came after this event; what a page before said goes on from there.'),
  }),
  answer: Timeline,
  give: async ({ world, caller, params: { leadId }, query, reply }) => {
    const { lead } = await leadSeenWhole(world, caller, leadId, query.min_seq);
    const after = keysOf(query.cursor, z.tuple([z.int()]));
    const [told, keys, unseen, personal] = await Promise.all([
      timelineOf(world.engine.pool, leadId, {
        afterSeq: after?.[0] ?? query.after_seq,
        limit: query.limit + 1,
      }),
      world.engine.keys.existingKeys([leadId]),
      unseenSuspects(world.engine, viewerOf(caller), lead),
      opening(world, caller, leadId, reply),
    ]);
    const key = keys.get(leadId) ?? null;
    const { items, nextCursor } = pageOf(told, query.limit, ({ seq }) => [seq]);
    const events = items.map(({ envelope: { data }, ...entry }) => ({
      ...entry,
      data: withoutUnseen(personal === 'opened' ? unseal(data, key) : conceal(data), unseen),
    }));
    return { leadId, events, nextCursor };
  },
});

const why = reading({
  ...{ path: '/v1/leads/:leadId/reasons', needs: 'lead', name: 'getReasons', tag: 'Leads' },
  summary: 'Why grade, class, tier and owner of a lead are what they are, from what was recorded',
  params: leadParams,
  query: z.strictObject({ ...minSeqQuery }),
  answer: Reasons,
  give: async ({ world, caller, params: { leadId }, query, reply }) => {
    const seen = await leadSeenWhole(world, caller, leadId, query.min_seq);
    const personal = opening(world, caller, leadId, reply);
    return { leadId, ...(await leadReasons(world.engine, seen, { viewerId: viewerOf(caller), personal })) };
  },
});

const duplicates = reading({
  ...{ path: '/v1/leads/:leadId/duplicates', needs: 'lead', name: 'listDuplicates', tag: 'Leads' },
  summary: 'Leads that may be the same need of the same customer, as far as one may see them',
  params: leadParams,
  query: z.strictObject({}),
  answer: Duplicates,
  give: async ({ world, caller, params: { leadId } }) => {
    await leadSeenWhole(world, caller, leadId);
    const viewer = viewerOf(caller);
    // A service is nobody who could decide whether two leads are one.
    return {
      leadId,
      duplicates: viewer === null ? [] : await duplicatesSeenOf(world.engine, viewer, leadId),
    };
  },
});

const verifiers = reading({
  ...{ path: '/v1/leads/:leadId/verifiers', needs: 'lead', name: 'listVerifiers', tag: 'Leads' },
  summary: 'Who could verify a lead, and why not the others',
  params: leadParams,
  query: z.strictObject({}),
  answer: Verifiers,
  give: async ({ world, caller, params: { leadId } }) => {
    const { lead } = await leadSeenWhole(world, caller, leadId);
    return { leadId, proposals: await proposedVerifiers(world.engine, lead) };
  },
});

export const leadRoutes: readonly Route[] = [list, one, timeline, why, duplicates, verifiers];
