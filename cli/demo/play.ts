// How are all stories played? Some at a time, each to its end; a story that stops is told, and stops no other.
import pMap from 'p-map';
import type { Engine } from '../../doors/engine.ts';
import { leadIdOf } from '../../doors/ids.ts';
import { LiveStage, Tally } from './live-stage.ts';
import { patiently } from './patience.ts';
import type { Part } from './plan.ts';
import { Player } from './player.ts';
import type { Script } from './script.ts';

export interface PlayOrder {
  /** Makes the leads of two plays two. */
  readonly play: string;
  readonly parts: readonly Part[];
  readonly playbook: string;
  /** Leads on stage at once. */
  readonly concurrency: number;
  readonly onEnd: (ended: number) => void;
}

export interface Played {
  readonly tally: Tally;
  readonly leads: readonly PlayedLead[];
}

export interface PlayedLead {
  readonly leadId: string;
  readonly script: Script;
  /** Why the story stopped; null where it was told to its end. */
  readonly stopped: string | null;
}

export const playAll = async (engine: Engine, order: PlayOrder): Promise<Played> => {
  const organisation = await patiently(() => engine.organisation());
  const tally = new Tally();
  const surroundings = { engine, organisation, tally, playbook: order.playbook };
  let ended = 0;
  const leads = await pMap(
    order.parts,
    async ({ number, script, cast, prospect }): Promise<PlayedLead> => {
      const leadId = leadIdOf(`demo ${order.play}`, String(number));
      const player = new Player(new LiveStage(leadId, surroundings), cast, prospect);
      const stopped = await script
        .play(player)
        .then(() => player.stands(script.ends))
        .then(
          () => null,
          (failure: unknown) => (failure instanceof Error ? failure.message : String(failure)),
        );
      ended += 1;
      order.onEnd(ended);
      return { leadId, script, stopped };
    },
    { concurrency: order.concurrency },
  );
  return { tally, leads };
};
