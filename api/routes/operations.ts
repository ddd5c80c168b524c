// Is the server well, and who has used it?
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';
import { accessesOf } from '../callers/access-log.ts';
import { keysOf, pageAnswer, pageQuery } from '../paging.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const open = {
  method: 'GET',
  needs: 'nothing',
  tag: 'Operations',
  params: z.object({}),
  query: z.object({}),
  description: '',
  headers: null,
  body: null,
  media: 'application/json',
  answers: { 200: z.object({ state: z.string() }) },
} as const;

const alive: Route = {
  ...open,
  ...{ path: '/livez', name: 'isAlive', summary: 'Whether the process is there' },
  handle: async () => ({ state: 'alive' }),
};

const ready: Route = {
  ...open,
  ...{ path: '/readyz', name: 'isReady', summary: 'Whether Postgres and Temporal answer' },
  handle: async ({ world: { engine } }) => {
    const deadline = Date.now() + 2_000;
    try {
      await Promise.all([
        engine.pool.query('select 1'),
        engine.client.withDeadline(deadline, () => engine.client.workflowService.getSystemInfo({})),
      ]);
    } catch (cause) {
      throw new Refusal(
        'not_ready',
        'Postgres or Temporal do not answer.',
        'See that they run (`leadcycle status`); nothing is lost meanwhile.',
        { cause },
      );
    }
    return { state: 'ready' };
  },
};

const Accessed = z
  .object({
    no: z.int(),
    at: z.string(),
    what: z.enum(['signed_in', 'signed_out', 'denied', 'personal_data_opened']),
    caller: z.string().describe('`person:ID`, `service:NAME` or `nobody`.'),
    through: z.string().describe('`session`, `token`, or the id of a key.'),
    route: z.string(),
    leadId: LeadId.nullable(),
    code: z.string().nullable().describe('Of a denial: why.'),
  })
  .meta({ id: 'Accessed', description: 'Something that was written down of who used the API.' });

const accesses = reading({
  ...{ path: '/v1/accesses', needs: 'access_log', name: 'listAccesses', tag: 'Operations' },
  summary: 'Who signed in, who was refused, and who opened personal data, the newest first',
  params: z.object({}),
  query: z.strictObject({
    what: Accessed.shape.what.optional(),
    caller: z.string().max(250).optional(),
    lead: LeadId.optional(),
    ...pageQuery,
  }),
  answer: pageAnswer(Accessed),
  give: async ({ world: { engine }, query: { what, caller, lead, limit, cursor } }) =>
    accessesOf(engine.pool, {
      ...{ what: what ?? null, caller: caller ?? null, leadId: lead ?? null, limit },
      before: keysOf(cursor, z.tuple([z.int().min(1)]))?.[0] ?? null,
    }),
});

export const operationRoutes: readonly Route[] = [alive, ready, accesses];
