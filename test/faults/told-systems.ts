// Is every system told all that it subscribed to? Two receivers of webhooks, told by a real notifier, held against the stream.
import { expect } from 'vitest';
import type { Envelope } from '../../events/envelope.ts';
import { importSubscriptions } from '../../notifications/import-subscriptions.ts';
import { SubscriptionFile } from '../../notifications/subscription-file.ts';
import { arrivals } from '../notifications/arrivals.ts';
import { webhookServer, type WebhookServer } from '../notifications/webhook-server.ts';
import type { TestEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import type { StreamRecord } from '../support/memory-stream.ts';

export interface ToldSystems {
  /** Receives under `/crm` and `/pager`. */
  readonly server: WebhookServer;
}

const escalations: readonly string[] = ['ClockBreached', 'EscalationRaised'];
const wants: Readonly<Record<string, (type: string) => boolean>> = {
  crm: () => true,
  pager: (type) => escalations.includes(type),
};

/** A notifier in a process of its own tells the crm everything, and the pager what is late. */
export const tellTwoSystems = async ({ place, engine }: TestEngine): Promise<ToldSystems> => {
  const server = await webhookServer();
  const file = SubscriptionFile.parse({
    version: 1,
    webhooks: Object.keys(wants).map((id) => ({ id, url: `http://127.0.0.1:${String(server.port)}/${id}` })),
    cap: { webhooks: 10_000 },
    subscriptions: [
      { id: 'all', events: ['all'], to: 'webhook', webhook: 'crm' },
      { id: 'late', events: escalations, to: 'webhook', webhook: 'pager' },
    ],
  });
  const { masterKey } = place.configuration;
  await importSubscriptions(engine.pool, file, { source: JSON.stringify(file), author: 'mia', masterKey });
  await place.startProcess('notifier', new URL('../../workers/notifier.ts', import.meta.url), {
    LEADCYCLE_WEBHOOK_ALLOW: '127.0.0.0/8',
  });
  return { server };
};

/** Milliseconds: one receiver is sent one message after the other, each written down before it is sent. */
const patienceForAMessage = 20;

/** Waits until each system has had as many events as the stream has for it, then holds both against each other, lead by lead. */
export const everybodyToldOnce = async (
  { engine }: TestEngine,
  { server }: ToldSystems,
  records: readonly StreamRecord[],
): Promise<void> => {
  for (const [system, isWanted] of Object.entries(wants)) {
    const wanted = byLead(idsOf(records, isWanted));
    const count = [...wanted.values()].flat().length;
    expect(count).toBeGreaterThan(0);
    const arrived = arrivals(server.requests, ({ path }) => path === `/${system}`);
    await eventually(
      `${String(count)} events have come to ${system}`,
      async () => arrived().length >= count,
      60_000 + count * patienceForAMessage,
    );
    expect(byLead(arrived()), `what ${system} was told`).toEqual(wanted);
  }
  await eventually('it is written down that all was sent', async () => {
    const { rowCount } = await engine.pool.query(`select 1 from leadcycle.delivery where state <> 'sent'`);
    return rowCount === 0;
  });
};

/** In the order of the stream, repeats left out. */
const idsOf = (
  records: readonly StreamRecord[],
  isWanted: (type: string) => boolean,
): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { text } of records) {
    const { id, type } = JSON.parse(text) as Envelope;
    if (isWanted(type.split('.')[1] ?? '')) ids.add(id);
  }
  return ids;
};

/** Ids of events are `<lead>:<seq>`. */
const byLead = (ids: Iterable<string>): ReadonlyMap<string, readonly string[]> => {
  const leads = new Map<string, string[]>();
  for (const id of ids) {
    const [leadId = ''] = id.split(':');
    leads.set(leadId, [...(leads.get(leadId) ?? []), id]);
  }
  return new Map([...leads].sort());
};
