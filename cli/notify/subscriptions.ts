// `leadcycle notify check`, `import` and `show`: which subscriptions are there, and do they hold together?
import { readFile } from 'node:fs/promises';
import { reachable } from '../../notifications/channels/public-address.ts';
import { deliveryCounts } from '../../notifications/delivery-queries.ts';
import { importSubscriptions, readSubscriptions } from '../../notifications/import-subscriptions.ts';
import type { ImportedSubscriptions } from '../../notifications/import-subscriptions.ts';
import { latestList } from '../../notifications/stored-subscriptions.ts';
import { usualSubscriptions } from '../../notifications/subscription.ts';
import type { Subscription } from '../../notifications/subscription.ts';
import { listWebhooks } from '../../notifications/webhook-list.ts';
import { missingReceivers } from '../../doors/playbook/missing-receivers.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { readChannels } from '../../workers/config.ts';
import { actingPerson } from '../acting-person.ts';
import { print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly as?: string;
  readonly json?: boolean;
}

const mayReach = (): ReturnType<typeof reachable> => reachable(readChannels(process.env).webhookAllow);

export const checkFile = async (file: string, options: Options): Promise<void> => {
  const { subscriptions, webhooks } = readSubscriptions(await sourceOf(file), file, {
    organisation: null,
    mayReach: mayReach(),
  });
  const counts = { subscriptions: subscriptions.length, webhooks: webhooks.length };
  const text = (): string =>
    `${file} holds together: ${counts.subscriptions} subscriptions, ${counts.webhooks} webhooks. Its people and offices are looked up when it is imported.`;
  print({ json: counts, text }, options);
};

export const importFile = async (file: string, options: Options): Promise<void> => {
  const author = actingPerson(options);
  const source = await sourceOf(file);
  const imported = await withReadSide(async (side) => {
    const organisation = await side.organisation();
    actorOf(organisation, author);
    const parsed = readSubscriptions(source, file, { organisation, mayReach: mayReach() });
    const done = await importSubscriptions(side.pool, parsed, {
      ...{ source, author, masterKey: side.configuration.masterKey },
    });
    return { ...done, notes: await missingReceivers(side.pool, []) };
  });
  print({ json: imported, text: () => importedInWords(imported) }, options);
};

const importedInWords = ({
  subscriptions,
  webhooks,
  isNew,
  newWebhooks,
  removed,
  notes,
}: ImportedSubscriptions & { readonly notes: readonly string[] }): string =>
  [
    isNew
      ? `In force: ${subscriptions} subscriptions, ${webhooks} webhooks.`
      : `Nothing changed: ${subscriptions} subscriptions and ${webhooks} webhooks are in force already.`,
    ...newWebhooks.map(
      (id) =>
        `The webhook ${id} is new: \`leadcycle notify secret ${id}\` gives the secret that its receiver needs.`,
    ),
    ...removed.map((id) => `The webhook ${id} is no longer in the file: it is told nothing more.`),
    ...notes,
  ].join('\n');

export const showList = async (options: Options): Promise<void> => {
  const { list, webhooks, counts } = await withReadSide(async ({ pool }) => ({
    list: await latestList(pool),
    webhooks: await listWebhooks(pool, Date.now()),
    counts: await deliveryCounts(pool),
  }));
  const { list: subscriptions, languages, cap } = list?.subscriptions ?? usualSubscriptions;
  const text = (): string =>
    [
      list === null
        ? 'Nobody has subscribed: whom clocks remind and escalations address is told in the notifier’s log.'
        : `Imported by ${list.author}, ${list.importedAt.slice(0, 16).replace('T', ' ')} UTC.`,
      table(['subscription', 'events', 'office', 'when', 'to', 'by', 'how'], subscriptions.map(row)),
      ...(webhooks.length === 0
        ? []
        : [
            table(
              ['webhook', 'url', 'state', ''],
              webhooks.map(({ id, url, state, because, formerUntil }) => [
                ...[id, url, state],
                because ?? (formerUntil === null ? '' : `the former secret signs along until ${formerUntil}`),
              ]),
            ),
          ]),
      `Deliveries: ${counts.waiting} waiting, ${counts.sent} sent, ${counts.failed} failed, ${counts.dropped} dropped.`,
    ].join('\n\n');
  print(
    { json: { imported: list !== null, subscriptions, languages, cap, webhooks, counts }, text },
    options,
  );
};

const row = ({
  id,
  events,
  officeId,
  condition,
  target,
  role,
  channel,
  digestAt,
  urgency,
}: Subscription): string[] => [
  id,
  events === null ? 'all' : events.join(', '),
  officeId ?? 'all',
  condition ?? '',
  `${targetInWords(target)}${role === null ? '' : ` (${role})`}`,
  channel,
  digestAt !== null
    ? `daily at ${clockTime(digestAt)}`
    : urgency === 'urgent'
      ? 'at once, urgent'
      : 'at once',
];

const targetInWords = (target: Subscription['target']): string => {
  switch (target.kind) {
    case 'part':
      return target.part;
    case 'people':
      return target.personIds.join(', ');
    case 'role':
      return `${target.role} of ${target.officeId ?? 'the lead’s office'}`;
    case 'webhook':
      return target.webhookId;
  }
};

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const sourceOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw misuse(
      `The file ${file} cannot be read.`,
      'Give the path of a file of subscriptions in YAML, such as examples/notifications.yaml.',
    );
  });
