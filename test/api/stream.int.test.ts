// Does a reader hear of every event of leads in sight, of none out of sight, and nothing twice once they come back?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.close());

interface Heard {
  readonly id: string | null;
  readonly event: string;
  readonly data: { readonly leadId?: string; readonly seq?: number; readonly type?: string };
}

/** Follows the stream until it is left. */
const follow = async (client: Client, from: string | null = null) => {
  const left = new AbortController();
  const response = await fetch(`${world.address}/v1/stream`, {
    headers: {
      ...client.credentials,
      accept: 'text/event-stream',
      ...(from === null ? {} : { 'last-event-id': from }),
    },
    signal: left.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const heard: Heard[] = [];
  const listening = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body!) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      heard.push(...blocks.flatMap(messageIn));
    }
  })().catch(() => undefined); // left
  await eventually('the stream says where it begins', async () =>
    heard.some(({ event }) => event === 'position'),
  );
  return {
    heard,
    leave: async () => {
      left.abort();
      await listening;
    },
  };
};

const messageIn = (block: string): readonly Heard[] => {
  const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
  const event = field('event');
  return event === null ? [] : [{ event, id: field('id'), data: JSON.parse(field('data')!) }];
};

const seqsOf = (heard: readonly Heard[], leadId: string): number[] =>
  heard.flatMap(({ event, data }) => (event === 'lead' && data.leadId === leadId ? [data.seq!] : []));
const lastPlace = (heard: readonly Heard[]): string => heard.findLast(({ id }) => id !== null)!.id!;
const note = (caller: Client, leadId: string) =>
  caller.post(`/v1/leads/${leadId}/commands/AddNote`, { note: `called ${randomUUID()}` });

test('events of a lead in sight come in their order, and of another office none', async () => {
  const [ada, vera, pierre] = [await world.as('ada'), await world.as('vera'), await world.as('pierre')];
  const [near, far] = [await follow(vera), await follow(pierre)];
  const leadId = await obtain(world, ada);
  const { body } = await note(vera, leadId);
  await eventually('vera hears of it', async () => seqsOf(near.heard, leadId).includes(body.seq));
  // What the engine itself tells meanwhile may come after.
  const seqs = seqsOf(near.heard, leadId).slice(0, body.seq);
  expect(seqs).toEqual(Array.from({ length: body.seq }, (_, index) => index + 1));
  // Nothing personal, and nothing of what events say.
  expect(JSON.stringify(near.heard)).not.toMatch(/Ruth|called|sealed/);
  await eventually('pierre has come as far', async () => lastPlace(far.heard) === lastPlace(near.heard));
  expect(JSON.stringify(far.heard)).not.toContain(leadId);
  await Promise.all([near.leave(), far.leave()]);
});

test('who comes back with the last place hears what happened meanwhile, once', async () => {
  const [ada, vera] = [await world.as('ada'), await world.as('vera')];
  const leadId = await obtain(world, ada);
  const first = await follow(vera);
  const before = (await note(vera, leadId)).body.seq;
  await eventually('it is heard', async () => seqsOf(first.heard, leadId).includes(before));
  const place = await eventually('its place is told', async () => {
    const at = first.heard.findLastIndex(({ event }) => event === 'lead');
    return first.heard.slice(at).find(({ id }) => id !== null)?.id;
  });
  await first.leave();
  const meanwhile = (await note(vera, leadId)).body.seq;
  const again = await follow(vera, place);
  await eventually('what happened meanwhile is heard', async () =>
    seqsOf(again.heard, leadId).includes(meanwhile),
  );
  const heard = seqsOf(again.heard, leadId);
  expect(Math.min(...heard)).toBeGreaterThan(before);
  expect(new Set(heard).size).toBe(heard.length);
  await again.leave();
});

test('a place that the stream never told is refused', async () => {
  const { status, body } = await (await world.as('vera')).get('/v1/stream', { 'last-event-id': 'nonsense' });
  expect([status, body.code]).toEqual([422, 'invalid_cursor']);
});
