// How does a reader hear of what happens as it happens? By server-sent events, from where they left off, of leads they may see.
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { briefly } from '../../doors/brief-memory.ts';
import { cursorNow, eventsSince } from '../../projections/event/since.ts';
import type { Cursor } from '../../projections/event/since.ts';
import { credentialsOf } from '../add-route.ts';
import type { Caller } from '../callers/caller.ts';
import { whoCalls } from '../callers/who-calls.ts';
import { requirePermission } from '../permit.ts';
import { Refusal } from '../refusal.ts';
import { requireCaller } from '../route.ts';
import type { Route } from '../route.ts';
import { cursorIn, cursorText } from '../stream/cursor-text.ts';
import { toldTo } from '../stream/told-to.ts';
import type { HeardOf } from '../stream/told-to.ts';
import type { World } from '../world.ts';

const everyMs = 250;
/** Whoever is signed out, or whose key is revoked, hears no more after so long. */
const askAgainMs = 30_000;
const pageSize = 200;
const readersAtMost = 500;

/** Where the stream stands, asked once for all readers of a process. */
const standings = new WeakMap<World, () => Promise<Cursor>>();
const standingOf = (world: World): Promise<Cursor> => {
  const known = standings.get(world) ?? briefly(everyMs, () => cursorNow(world.engine.pool));
  standings.set(world, known);
  return known();
};

let readers = 0;

const stream: Route = {
  ...{ method: 'GET', path: '/v1/stream', needs: 'lead', name: 'followStream', tag: 'Leads' },
  summary: 'What happens to leads in sight, as it happens',
  description:
    'Events `lead` (an event of a lead: who, what and when, nothing personal), `pool` (a lead that may be claimed), `lead-removed` (one that is out of sight by now) and `position`, whose id says where to go on: what came after it may come once more. Sent back as `Last-Event-ID`, which browsers do by themselves, nothing is passed over.',
  params: z.object({}),
  query: z.strictObject({
    from: z
      .string()
      .max(4_000)
      .optional()
      .describe('As Last-Event-ID, for clients that cannot send headers.'),
  }),
  headers: z.object({ 'last-event-id': z.string().optional().describe('The id of the last `position`.') }),
  body: null,
  answers: { 200: z.string().describe('Server-sent events, until the reader leaves.') },
  media: 'text/event-stream',
  handle: async ({ world, caller, request, reply }) => {
    const { from } = request.query as { readonly from?: string };
    const place = reply.sse.lastEventId ?? from;
    const cursor = place === undefined ? await cursorNow(world.engine.pool) : cursorIn(place);
    if (readers >= readersAtMost)
      throw new Refusal(
        'under_pressure',
        `${String(readers)} readers follow the stream of this process.`,
        'Come back in a moment, or read the topic itself: docs/how-to/read-the-stream.md.',
      );
    readers += 1;
    try {
      await follow(world, requireCaller(caller), { cursor, reply });
    } finally {
      readers -= 1;
    }
  },
};

const follow = async (
  world: World,
  caller: Caller,
  { cursor: start, reply }: { readonly cursor: Cursor; readonly reply: FastifyReply },
): Promise<void> => {
  const left = new AbortController();
  reply.sse.onClose(() => left.abort());
  const say = sayerTo(reply, left.signal);
  const heardOf: HeardOf = new Set();
  let cursor = start;
  let askAgainAt = Date.now() + askAgainMs;
  await say({ event: 'position', id: cursorText(cursor), data: {} });
  try {
    while (!left.signal.aborted) {
      if (Date.now() > askAgainAt) {
        if (!(await mayStillHear(world, reply))) return;
        askAgainAt = Date.now() + askAgainMs;
      }
      const page =
        cursorText(await standingOf(world)) === cursorText(cursor)
          ? { events: [], cursor }
          : await eventsSince(world.engine.pool, cursor, pageSize);
      for (const message of await toldTo(world, caller, page.events, heardOf)) await say(message);
      const place = cursorText(page.cursor);
      if (place === cursorText(cursor))
        await pause(everyMs, undefined, { signal: left.signal }).catch(() => undefined);
      else await say({ event: 'position', id: place, data: {} });
      cursor = page.cursor;
    }
  } catch (failure) {
    // The answer has begun: the reader comes back by itself, to where it was.
    if (!left.signal.aborted) world.log.error({ err: failure }, 'a stream broke off');
  }
};

interface Said {
  readonly event: string;
  readonly id?: string;
  readonly data: object;
}

/** A reader who leaves while they are waited for would be waited for without end. */
const sayerTo = (reply: FastifyReply, left: AbortSignal): ((said: Said) => Promise<void>) => {
  const gone = new Promise<void>((resolve) => {
    left.addEventListener('abort', () => resolve(), { once: true });
  });
  return (said) => Promise.race([reply.sse.send(said), gone]);
};

const mayStillHear = async (world: World, { request }: FastifyReply): Promise<boolean> => {
  try {
    await requirePermission(world, await whoCalls(world, credentialsOf(request)), 'lead');
    return true;
  } catch (failure) {
    if (failure instanceof Refusal) return false;
    throw failure;
  }
};

export const streamRoutes: readonly Route[] = [stream];
