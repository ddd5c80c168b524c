// How does one row reach its lead? As one batch under an id made of its content; what cannot be reached now is tried again.
import { setTimeout as pause } from 'node:timers/promises';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Engine } from '../../doors/engine.ts';
import { commandIdOf } from '../../doors/ids.ts';
import { sendObtained } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Actor } from '../../events/values.ts';
import { CliFailure } from '../failure.ts';

export interface Delivery {
  readonly leadId: string;
  readonly externalId: string;
  readonly commands: readonly OpenCommand[];
}

export type Delivered =
  | { readonly kind: 'imported'; readonly events: number }
  | { readonly kind: 'there already' }
  | { readonly kind: 'rejected'; readonly because: string };

/** Codes of a door that say "not now": the row is as good as before. */
const passing: ReadonlySet<string> = new Set(['engine_unavailable', 'too_busy', 'stream_unavailable']);
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];

/** @throws CliFailure when the engine stays away for a minute */
export const deliverRow = async (engine: Engine, actor: Actor, delivery: Delivery): Promise<Delivered> => {
  const { leadId, commands } = delivery;
  const commandId = commandIdOf('import', leadId, JSON.stringify(commands));
  for (const wait of [...pausesMs, null]) {
    try {
      const receipt = await sendObtained(engine, { leadId, commandId, actor, commands, origin: 'import' });
      return receipt.duplicate
        ? { kind: 'there already' }
        : { kind: 'imported', events: receipt.events.length };
    } catch (failure) {
      if (!(failure instanceof DoorRejection)) throw failure;
      // The row has changed since it was imported, or another import is at the same row right now.
      if (failure.code === 'already_obtained' || failure.code === 'command_id_reused')
        return { kind: 'there already' };
      if (!passing.has(failure.code))
        return { kind: 'rejected', because: `${failure.message} ${failure.remedy}` };
      if (wait === null) throw gaveUp(failure);
      await pause(wait);
    }
  }
  throw gaveUp(null);
};

const gaveUp = (cause: DoorRejection | null): CliFailure =>
  new CliFailure(
    `The import stopped: ${cause?.message ?? 'the engine did not answer.'}`,
    'What was imported stays. See that servers and workers run (`leadcycle status`), then run the same import again: it goes on where it stopped.',
    { code: cause?.code ?? 'engine_unavailable', cause },
  );
