// What is known at the moment of telling? Organisation, subscriptions, webhooks, and the playbooks of the leads in hand.
import type { ClientBase } from 'pg';
import type { Lead } from '../domain/lead.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Organisation } from '../doors/organisation/organisation.ts';
import type { News, Surroundings } from './match.ts';
import { activeWebhooks } from './stored-subscriptions.ts';
import type { Subscriptions } from './subscription.ts';

export interface Sources {
  readonly organisation: () => Promise<Organisation>;
  readonly subscriptions: () => Promise<Subscriptions>;
  readonly playbookOf: (followed: Lead['playbook']) => Promise<Playbook>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export const surroundingsFor =
  ({ organisation, subscriptions, playbookOf, now }: Sources) =>
  async (client: ClientBase, news: readonly News[]): Promise<Surroundings> => {
    const keyOf = ({ name, version }: Lead['playbook']): string => `${name}@${version}`;
    const known = await subscriptions();
    const asked = known.list.some(({ condition }) => condition !== null)
      ? new Map(news.map(({ lead }) => [keyOf(lead.playbook), lead.playbook]))
      : new Map<string, Lead['playbook']>();
    const playbooks = new Map<string, Playbook>();
    for (const [key, followed] of asked) {
      // A playbook that was lost leaves its conditions unknown; the stream goes on.
      const playbook = await playbookOf(followed).catch(() => null);
      if (playbook !== null) playbooks.set(key, playbook);
    }
    return {
      organisation: await organisation(),
      subscriptions: known,
      activeWebhooks: await activeWebhooks(client),
      playbookOf: (lead) => playbooks.get(keyOf(lead.playbook)) ?? null,
      now: now(),
    };
  };
