// A sender who does as the door says: where it is not known whether a command counted, it is sent again under the same id.
import { setTimeout as pause } from 'node:timers/promises';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Engine } from '../../doors/engine.ts';
import { send } from '../../doors/lead-door.ts';
import type { Sending } from '../../doors/lead-batch.ts';
import type { Receipt } from '../../events/commands/batch.ts';

/** What only time and another try can mend. */
const passing: ReadonlySet<string> = new Set(['engine_unavailable', 'too_busy', 'stream_unavailable']);

/** @throws DoorRejection for every other refusal, or after `ms` */
export const sendPatiently = async (engine: Engine, sending: Sending, ms = 80_000): Promise<Receipt> => {
  for (const giveUpAt = Date.now() + ms; ;) {
    try {
      return await send(engine, sending);
    } catch (failure) {
      if (!(failure instanceof DoorRejection && passing.has(failure.code)) || Date.now() > giveUpAt)
        throw failure;
      await pause(100);
    }
  }
};
