// Which views of lists and reports has somebody kept, and which are shared with them? Their owner alone changes them.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { officesBelow, officeRecordOf, personOf } from '../../doors/organisation/organisation.ts';
import { Id } from '../../events/values.ts';
import { requirePerson } from '../acting-person.ts';
import type { Caller } from '../callers/caller.ts';
import { callerName } from '../callers/caller.ts';
import { mistakesIn } from '../checked.ts';
import { viewerOf } from '../personal-data.ts';
import { leadFilterQuery } from '../questions/lead-filter.ts';
import { leadListQuery } from '../questions/lead-list.ts';
import { reportTimeQuery } from '../questions/report-time.ts';
import { Refusal } from '../refusal.ts';
import { reading, requireCaller } from '../route.ts';
import type { Route } from '../route.ts';
import { forgetView, keepView, viewsFor } from '../views/saved-views.ts';
import type { World } from '../world.ts';

const reports = [
  ...(['funnel', 'churn', 'cohorts', 'time-to-order', 'pipeline', 'forecast', 'dwell', 'quality'] as const),
] as const;
const viewPages = ['leads', ...reports] as const;

/** What a report is cut by, and how it is read, differs from report to report: it says itself what it does not know. */
const word = z.string().min(1).max(500).optional();
const ofReport = z.strictObject({
  ...{ ...leadFilterQuery, ...reportTimeQuery },
  ...{ by: word, reading: word, which: word },
});
const ofList = z.strictObject(leadListQuery);

const View = z
  .object({
    viewId: z.uuid(),
    page: z.enum(viewPages),
    name: z.string(),
    filters: z.record(z.string(), z.string()).describe('As the address of the page has them.'),
    officeId: z.string().nullable().describe('With whose office, and all below it, it is shared.'),
    owner: z.string(),
    isOwn: z.boolean().describe('Whether the caller may change it.'),
  })
  .meta({ id: 'View', description: 'A list or report as somebody has kept it.' });

const Kept = z.strictObject({
  page: z.enum(viewPages),
  name: z.string().trim().min(1).max(100),
  filters: z.record(z.string().max(50), z.string().max(500)),
  officeId: Id.nullable().default(null).describe('To share it with an office and all below it.'),
});
type Kept = z.infer<typeof Kept>;

const viewsAtMost = 200;

const list = reading({
  ...{ path: '/v1/views', needs: 'lead', name: 'listViews', tag: 'Views' },
  summary:
    'Views of lists and reports: one’s own, and those that are shared with one’s office or one above it',
  params: z.object({}),
  query: z.strictObject({ page: z.enum(viewPages).optional() }),
  answer: z.object({ items: z.array(View).readonly() }),
  give: async ({ world, caller, query: { page } }) => {
    const personId = viewerOf(caller);
    if (personId === null) return { items: [] };
    const organisation = await world.engine.organisation();
    const { path } = officeRecordOf(organisation, personOf(organisation, personId).officeId);
    const views = await viewsFor(world.engine.pool, personId, path);
    return {
      items: views.flatMap((view) => {
        const known = viewPages.find((one) => one === view.page);
        return known === undefined || (page !== undefined && page !== known)
          ? []
          : [{ ...view, page: known, isOwn: view.owner === personId }];
      }),
    };
  },
});

const changing = {
  needs: 'lead',
  tag: 'Views',
  query: z.strictObject({}),
  media: 'application/json',
  headers: null,
} as const;

const keep: Route = {
  ...changing,
  ...{ method: 'POST', path: '/v1/views', name: 'keepView', params: z.object({}), body: Kept },
  summary: 'Keep a view under a name; one’s own of the same page and name is replaced',
  description:
    'Filters are checked by the schema of what they narrow. It is shared with an office that is the owner’s own or below it.',
  answers: { 200: View },
  handle: async ({ world, caller, request }) => {
    const known = requireCaller(caller);
    const owner = requirePerson(known, ofViews);
    const { page, name, filters, officeId } = request.body as Kept;
    requireKnownFilters(page, filters);
    if (officeId !== null) await requireOwnOffice(world, known, owner, officeId);
    const view = await keepView(
      world.engine.pool,
      { viewId: randomUUID(), owner, page, name, filters, officeId },
      viewsAtMost,
    );
    if (view !== null) return { ...view, isOwn: true };
    throw new Refusal(
      'invalid_request',
      `${callerName(known)} has ${String(viewsAtMost)} views already.`,
      'Forget one that is not needed any more, or replace one by taking its name.',
    );
  },
};

const forget: Route = {
  ...changing,
  ...{ method: 'DELETE', path: '/v1/views/:viewId', name: 'forgetView', body: null },
  params: z.object({ viewId: z.uuid() }),
  summary: 'Forget a view of one’s own',
  description: 'Whoever it was shared with does not see it any more.',
  answers: { 200: z.object({ forgotten: z.literal(true) }) },
  handle: async ({ world, caller, request }) => {
    const owner = requirePerson(requireCaller(caller), ofViews);
    const { viewId } = request.params as { readonly viewId: string };
    if (await forgetView(world.engine.pool, viewId, owner)) return { forgotten: true };
    throw new Refusal('unknown_view', `You have no view ${viewId}.`, 'See them with GET /v1/views.');
  },
};

/** @throws Refusal `invalid_request` with what is wrong at each filter */
const requireKnownFilters = (page: Kept['page'], filters: Kept['filters']): void => {
  const parsed = (page === 'leads' ? ofList : ofReport).safeParse(filters);
  if (!parsed.success) throw mistakesIn(parsed.error.issues, filters, 'The view');
};

/** @throws DoorRejection `unknown_office`, Refusal `not_permitted` */
const requireOwnOffice = async (
  { engine }: World,
  caller: Caller,
  personId: string,
  officeId: string,
): Promise<void> => {
  const organisation = await engine.organisation();
  officeRecordOf(organisation, officeId);
  if (officesBelow(organisation, personOf(organisation, personId).officeId).includes(officeId)) return;
  throw new Refusal(
    'not_permitted',
    `${callerName(caller)} may not share a view with the office ${officeId}.`,
    'Share it with your own office, or with one below it.',
  );
};

const ofViews = {
  detail: 'Views are kept by people.',
  remedy: 'Act as a person of the organisation.',
};

export const viewRoutes: readonly Route[] = [list, keep, forget];
