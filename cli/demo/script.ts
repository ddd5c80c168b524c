// What is a script of the demo? A short story of one lead: who may play it, how it goes, and where the lead ends.
import type { Lead } from '../../domain/lead.ts';
import type { Cast } from './cast.ts';
import type { Player } from './player.ts';

export interface Script {
  readonly name: string;
  /** How many of 120 leads live it. */
  readonly share: number;
  readonly casts: readonly Cast[];
  /** Where the lead stands in the end, whatever is killed meanwhile. */
  readonly ends: Lead['standing']['stage'];
  readonly play: (player: Player) => Promise<void>;
}
