// Is there such a receiver? A person of the organisation, or a webhook that was ever imported.
import { didYouMean } from '../../doors/nearest-word.ts';
import type { ReadSide } from '../../doors/read-side.ts';
import { listWebhooks } from '../../notifications/webhook-list.ts';
import { misuse } from '../failure.ts';

/** @throws CliFailure (misuse) with the nearest name */
export const requireReceiver = async (side: ReadSide, receiver: string): Promise<void> => {
  const { people } = await side.organisation();
  const webhooks = (await listWebhooks(side.pool, side.now())).map(({ id }) => id);
  const known = [...people.keys(), ...webhooks];
  if (!known.includes(receiver))
    throw misuse(
      `Nobody and no webhook is called "${receiver}".${didYouMean(receiver, known)}`,
      'Name a person (`leadcycle org show`) or a webhook (`leadcycle notify show`).',
    );
};
