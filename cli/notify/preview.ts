// `leadcycle notify preview`: who would be told what, and when, if nobody did anything?
import { officeRecordOf } from '../../doors/organisation/organisation.ts';
import { playbookVersions } from '../../doors/playbook/versions.ts';
import { previewOf } from '../../notifications/preview.ts';
import type { Preview } from '../../notifications/preview.ts';
import { activeWebhooks, currentSubscriptions } from '../../notifications/stored-subscriptions.ts';
import { print } from '../answer.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { requireReceiver } from './require-receiver.ts';

interface Options {
  readonly hours: number;
  readonly office?: string;
  readonly to?: string;
  readonly json?: boolean;
}

export const showPreview = async (options: Options): Promise<void> => {
  const now = Date.now();
  const until = now + options.hours * 3_600_000;
  const preview = await withReadSide(async (side) => {
    const organisation = await side.organisation();
    if (options.office !== undefined) officeRecordOf(organisation, options.office);
    if (options.to !== undefined) await requireReceiver(side, options.to);
    return previewOf(side.pool, {
      ...{ organisation, now, until, officeId: options.office ?? null },
      subscriptions: await currentSubscriptions(side.pool),
      activeWebhooks: await activeWebhooks(side.pool),
      playbookOf: playbookVersions(side.pool),
    });
  });
  const foreseen = preview.foreseen.filter(({ receiver }) => (options.to ?? receiver) === receiver);
  print(
    {
      json: { ...preview, until: new Date(until).toISOString(), foreseen },
      text: () => inWords({ ...preview, foreseen }, options.hours),
    },
    options,
  );
};

const inWords = ({ foreseen, leads, unknown }: Preview, hours: number): string =>
  [
    foreseen.length === 0
      ? `Nobody would be told anything within ${hours} h.`
      : table(
          ['told at (UTC)', 'to', 'by', 'what', 'clock', 'lead', 'due (UTC)'],
          foreseen.map(({ toldAt, receiver, channel, type, clock, leadId, happensAt }) => [
            ...[minute(toldAt), receiver, channel, type, clock ?? '', leadId, minute(happensAt)],
          ]),
        ),
    `${leads} leads with running clocks were looked at. Where a step looks for another owner, the search and what would follow it are not foreseen.`,
    ...(unknown.length === 0 ? [] : [`${unknown.length} could not be: ${unknown.slice(0, 5).join(', ')}.`]),
  ].join('\n');

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
