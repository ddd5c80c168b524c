// `leadcycle notify deliveries` and `redeliver`: what arrived, what did not and why, and how is it told again?
import { isUuid } from '../../doors/uuid.ts';
import { deliveriesOf, redeliver } from '../../notifications/delivery-queries.ts';
import type { DeliveryListed, DeliveryState } from '../../notifications/delivery-queries.ts';
import { print } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { requireLeadId } from '../lead-id.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { requireReceiver } from './require-receiver.ts';

const states: readonly DeliveryState[] = ['waiting', 'sent', 'failed', 'dropped'];

interface ListOptions {
  readonly state?: string;
  readonly to?: string;
  readonly lead?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export const listDeliveries = async (options: ListOptions): Promise<void> => {
  const { to: receiver, limit } = options;
  const state = states.find((known) => known === options.state);
  if (options.state !== undefined && state === undefined)
    throw misuse(`--state takes no "${options.state}".`, `Write one of ${states.join(', ')}.`);
  const { lead: leadId } = options;
  if (leadId !== undefined) requireLeadId(leadId);
  const found = await withReadSide(async (side) => {
    if (receiver !== undefined) await requireReceiver(side, receiver);
    return deliveriesOf(side.pool, { state, receiver, leadId, limit });
  });
  const text = (): string =>
    found.length === 0
      ? 'There is no such delivery.'
      : table(['delivery', 'happened', 'what', 'lead:seq', 'to', 'by', 'state', 'tries', ''], found.map(row));
  print({ json: found, text }, options);
};

const row = (delivery: DeliveryListed): (string | number)[] => {
  const { deliveryId, happenedAt, eventType, eventId, receiver, channel, state, attempts } = delivery;
  return [
    ...[deliveryId, minute(happenedAt), eventType, eventId, receiver, channel, state, attempts],
    remark(delivery),
  ];
};

const remark = ({ state, because, nextAttemptAt, dueAt, messageId }: DeliveryListed): string => {
  if (nextAttemptAt !== null) return `again ${minute(nextAttemptAt)}: ${because ?? ''}`;
  return state === 'waiting' && messageId === null ? `due ${minute(dueAt)}` : (because ?? '');
};

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');

interface AgainOptions {
  readonly undelivered?: true;
  readonly to?: string;
  readonly json?: boolean;
}

export const sendAgain = async (delivery: string | undefined, options: AgainOptions): Promise<void> => {
  if ((delivery === undefined) === (options.undelivered !== true))
    throw misuse('Which deliveries are to be told again?', 'Name one by its id, or say `--undelivered`.');
  if (delivery !== undefined && !isUuid(delivery))
    throw misuse(`"${delivery}" is no id of a delivery.`, '`leadcycle notify deliveries` lists them.');
  if (delivery !== undefined && options.to !== undefined)
    throw misuse(
      'A delivery has its receiver already.',
      'Leave --to out, or say `--undelivered --to RECEIVER`.',
    );
  const again =
    delivery === undefined
      ? ({ kind: 'undelivered', receiver: options.to ?? null } as const)
      : ({ kind: 'one', deliveryId: delivery } as const);
  const count = await withReadSide(async (side) => {
    if (options.to !== undefined) await requireReceiver(side, options.to);
    return redeliver(side.pool, again, side.now());
  });
  if (count === 0 && delivery !== undefined)
    throw new CliFailure(`There is no delivery ${delivery}.`, '`leadcycle notify deliveries` lists them.', {
      code: 'unknown_delivery',
    });
  const text = (): string =>
    `${count} ${count === 1 ? 'delivery waits' : 'deliveries wait'} to be told again.`;
  print({ json: { waiting: count }, text }, options);
};
