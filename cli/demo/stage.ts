// What does a story of the demo need of the world it is played in? A lead that answers, and that can be watched.
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Lead } from '../../domain/lead.ts';

/** One lead's world: the real doors, or the pure domain in a test. */
export interface Stage {
  readonly leadId: string;
  readonly organisation: Organisation;
  /** Now, in epoch milliseconds of the lead's time. */
  now(): number;
  /** One person gives commands, all or nothing, again under the same id until the lead has answered. */
  give(personId: string, commands: readonly OpenCommand[]): Promise<void>;
  /** Takes the lead from its pool; `too late` where somebody else was faster. */
  claim(personId: string): Promise<'claimed' | 'too late'>;
  /** Somebody gives the lead to another person. */
  distribute(byPersonId: string, toPersonId: string, reason: string): Promise<void>;
  /**
   * Waits until readers see that the lead is so, with all that was given before.
   * @throws StoryStopped when it does not come to pass
   */
  until(what: string, isSo: (lead: Lead) => boolean): Promise<Lead>;
}

/** A story that could not be told to its end. */
export class StoryStopped extends Error {
  override readonly name = 'StoryStopped';
  readonly remedy = 'Look at the logs that `leadcycle status` names for the state folder of the demo.';
}
