// Who reads and who writes? People of the company, each at their own pace, over HTTP as a browser does.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { check } from '../benchmark.ts';
import { newLead } from '../eight-commands.ts';
import { pageFor } from './asked-pages.ts';
import type { Reader } from './asked-pages.ts';
import { noteTime, noteWrong } from './visits.ts';
import type { Visits } from './visits.ts';

export interface Pace {
  /** From the end of one page or command to the next, on the average; 0: none. Milliseconds. */
  readonly betweenMs: number;
  /** When to stop, by `performance.now()`. */
  readonly until: number;
  readonly visits: Visits;
}

/** @throws WrongResult where nobody can sign in as this person */
export const signIn = async (address: string, personId: string): Promise<string> => {
  const answer = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  await answer.arrayBuffer();
  check(answer.ok, `${personId} cannot sign in: ${String(answer.status)}.`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

/** Opens a page after the other; each is there when all that it asks for is. */
export const read = async (
  address: string,
  reader: Reader,
  { betweenMs, until, visits }: Pace,
): Promise<void> => {
  // Not all at the same moment.
  await pause(Math.random() * betweenMs);
  while (performance.now() < until) {
    const { name, paths } = pageFor(reader, Math.random(), Math.random());
    const began = performance.now();
    await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`${address}${path}`, { headers: { cookie: reader.cookie } });
        await answer.arrayBuffer();
        if (!answer.ok) noteWrong(visits, `${name} ${String(answer.status)}`);
      }),
    );
    noteTime(visits, name, performance.now() - began);
    if (betweenMs > 0) await pause(waitFor(betweenMs));
  }
};

/** Brings in a lead of their own, then rates it and writes notes on it. */
export const write = async (
  address: string,
  { personId, territory }: { readonly personId: string; readonly territory: string },
  { betweenMs, until, visits }: Pace,
): Promise<void> => {
  const cookie = await signIn(address, personId);
  const send = async (path: string, body: object): Promise<unknown> => {
    const began = performance.now();
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    const said: unknown = await answer.json();
    if (!answer.ok)
      noteWrong(visits, `command ${String(answer.status)} ${JSON.stringify(said).slice(0, 300)}`);
    noteTime(visits, 'command', performance.now() - began);
    await pause(waitFor(betweenMs));
    return said;
  };
  await pause(Math.random() * betweenMs);
  while (performance.now() < until) {
    const { stated: _, ...lead } = newLead(randomUUID(), territory);
    const told = await send('/v1/leads', { ...lead, submitter: { personId } });
    const leadId = leadIdIn(told);
    for (const command of leadId === null ? [] : commands) {
      if (performance.now() >= until) break;
      await send(`/v1/leads/${String(leadId)}/commands/${command.type}`, command.body);
    }
  }
};

const rate = (dimension: string): { readonly type: string; readonly body: object } => ({
  type: 'AssessDimension',
  body: { dimension, rating: 2, evidence: 'Told by the plant manager at the second visit.' },
});
const note = { type: 'AddNote', body: { note: 'They will show us last year’s figures.' } };
const commands = [note, rate('T'), note, rate('S'), note, rate('P'), note, note];

const leadIdIn = (told: unknown): string | null =>
  typeof told === 'object' && told !== null && 'leadId' in told && typeof told.leadId === 'string'
    ? told.leadId
    : null;

/** As people do: mostly sooner, now and then much later, and never all at once. */
const waitFor = (averageMs: number): number => -Math.log(1 - Math.random()) * averageMs;
