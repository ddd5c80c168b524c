// `leadcycle notify test`: does a message reach this receiver, here and now?
import { randomUUID } from 'node:crypto';
import { personOf } from '../../doors/organisation/organisation.ts';
import { openChannels } from '../../notifications/channels/channels.ts';
import type { Outcome } from '../../notifications/channels/channel.ts';
import type { Channel } from '../../notifications/subscription.ts';
import { readChannels } from '../../workers/config.ts';
import { print } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly to?: string;
  readonly webhook?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export const sendTest = async (options: Options): Promise<void> => {
  const { channel, receiver } = addressed(options);
  const outcome = await withReadSide(async (side) => {
    if (channel !== 'webhook') personOf(await side.organisation(), receiver);
    const log = { info: (_: unknown, sentence: string): void => void process.stderr.write(`${sentence}\n`) };
    const { pool } = side;
    const { masterKey } = side.configuration;
    const channels = openChannels({ ...readChannels(process.env), pool, masterKey, log, now: Date.now });
    const message = {
      messageId: randomUUID(),
      kind: 'test',
      receiver,
      deliveries: [],
      madeAt: Date.now(),
    } as const;
    try {
      return await channels.send[channel](message, Date.now());
    } finally {
      channels.close();
    }
  });
  if (outcome.kind !== 'taken')
    throw new CliFailure(
      `${receiver} was not reached by ${channel}: ${outcome.because}.`,
      remedyFor(channel, outcome),
      {
        code: outcome.kind,
      },
    );
  print(
    { json: { channel, receiver, outcome: 'taken' }, text: () => `${receiver} was reached by ${channel}.` },
    options,
  );
};

const addressed = ({
  to,
  webhook,
  by,
}: Options): { readonly channel: Channel; readonly receiver: string } => {
  if ((to === undefined) === (webhook === undefined))
    throw misuse('Who is to be reached?', 'Name one of `--to PERSON` and `--webhook ID`.');
  if (webhook !== undefined && by !== undefined)
    throw misuse('A webhook is reached by a request, and --by names another way.', 'Leave --by out.');
  if (webhook !== undefined) return { channel: 'webhook', receiver: webhook };
  const channel = by ?? 'email';
  if (channel !== 'email' && channel !== 'log')
    throw misuse(`--by takes no "${channel}".`, 'Write email or log.');
  return { channel, receiver: to ?? '' };
};

const remedyFor = (channel: Channel, { kind }: Outcome): string => {
  if (channel === 'email')
    return 'See LEADCYCLE_SMTP_URL and LEADCYCLE_MAIL_FROM in .env.example, and the address in the organisation’s file.';
  return kind === 'impossible'
    ? 'See `leadcycle notify show`; networks of your own are allowed by LEADCYCLE_WEBHOOK_ALLOW.'
    : 'See whether its receiver is up, and try again.';
};
