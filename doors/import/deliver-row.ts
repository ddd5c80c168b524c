// How does one row reach its lead? As one batch under an id made of its content; what cannot be reached now is tried again.
import { DoorRejection } from '../door-rejection.ts';
import { commandIdOf } from '../ids.ts';
import type { Sending } from '../lead-batch.ts';
import type { OpenCommand } from '../open-command.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import type { Actor } from '../../events/values.ts';
import type { Patience } from './patience.ts';

export interface Delivery {
  readonly leadId: string;
  readonly externalId: string;
  readonly commands: readonly OpenCommand[];
}

export type Delivered =
  | { readonly kind: 'imported'; readonly events: number }
  | { readonly kind: 'there already' }
  | { readonly kind: 'rejected'; readonly because: string };

/** What the rows of one import have in common. */
export interface DeliveryRound {
  /** Hands a batch that begins with ObtainLead to its lead. */
  readonly send: (sending: Sending) => Promise<Receipt>;
  readonly actor: Actor;
  readonly patience: Patience;
}

/** Codes of a door that say "not now": the row is as good as before. */
const passing: ReadonlySet<string> = new Set(['engine_unavailable', 'too_busy', 'stream_unavailable']);

/** @throws ImportTrouble when the engine stays away for too long */
export const deliverRow = async (
  { send, actor, patience }: DeliveryRound,
  { leadId, commands }: Delivery,
): Promise<Delivered> => {
  const commandId = commandIdOf('import', leadId, JSON.stringify(commands));
  for (let tries = 1; ; tries += 1) {
    try {
      const receipt = await send({ leadId, commandId, actor, commands, origin: 'import' });
      patience.answered();
      return receipt.duplicate
        ? { kind: 'there already' }
        : { kind: 'imported', events: receipt.events.length };
    } catch (failure) {
      if (!(failure instanceof DoorRejection)) throw failure;
      if (passing.has(failure.code)) {
        await patience.waitAfter(failure, tries);
        continue;
      }
      patience.answered();
      // The row has changed since it was imported, or another import is at the same row right now.
      if (failure.code === 'already_obtained' || failure.code === 'command_id_reused')
        return { kind: 'there already' };
      return { kind: 'rejected', because: `${failure.message} ${failure.remedy}` };
    }
  }
};
