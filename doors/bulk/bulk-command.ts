// How does a bulk job give one lead its command? Through the same door as everybody, under an id that job and lead make.
import type { BulkAction, BulkAnswer, BulkStep } from '../../activities/bulk.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { DoorCode } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import { commandIdOf } from '../ids.ts';
import { actorOf } from '../organisation/organisation.ts';
import type { Actor } from '../../events/values.ts';

/** What an action hands on: whose command it is, and the id under which a repeat counts once. */
export interface BulkCommand extends BulkStep {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly commandId: string;
}

/**
 * An action that sends one command.
 * @param door opens the engine, once for all leads
 * @param give sends the command; what the lead refuses it throws, as every door does
 */
export const bulkCommand =
  (door: () => Promise<Engine>, give: (command: BulkCommand) => Promise<Receipt>): BulkAction =>
  async (step) => {
    try {
      const engine = await door();
      const actor = actorOf(await engine.organisation(), step.author);
      const commandId = commandIdOf('bulk', step.jobId, step.leadId);
      const { events } = await give({ ...step, engine, actor, commandId });
      return { state: events.length > 0 ? 'changed' : 'unchanged' };
    } catch (failure) {
      return answerOf(failure);
    }
  };

/** Codes that speak of the moment, not of the command. */
const passing: ReadonlySet<DoorCode> = new Set(['engine_unavailable', 'too_busy', 'stream_unavailable']);

/** What became of a command that threw: refused by the lead, or to be sent again. */
export const answerOf = (failure: unknown): BulkAnswer => {
  if (!(failure instanceof DoorRejection))
    return { state: 'later', because: failure instanceof Error ? failure.message : String(failure) };
  return passing.has(failure.code)
    ? { state: 'later', because: failure.message }
    : { state: 'refused', code: failure.code, because: failure.message };
};
