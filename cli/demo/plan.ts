// Which story does each live lead tell? The same ones in every run of the same size, in an order that mixes them.
import type { Cast } from './cast.ts';
import { prospectOf } from './prospect.ts';
import type { Prospect } from './prospect.ts';
import type { Script } from './script.ts';
import { lost } from './scripts/lost.ts';
import { stillOpen } from './scripts/open.ts';
import { regained } from './scripts/regained.ts';
import { won } from './scripts/won.ts';

export interface Part {
  readonly number: number;
  readonly script: Script;
  readonly cast: Cast;
  readonly prospect: Prospect;
}

/** Every story, one of each kind in turn. */
export const scripts: readonly Script[] = interleaved([regained, won, lost, stillOpen]);

/**
 * Deals stories round by round, each as often as its share: a small demo shows each once before one comes twice.
 * @param leads how many lives to play
 */
export const planOf = (leads: number): readonly Part[] => {
  const parts: Part[] = [];
  for (let round = 0; parts.length < leads; round += 1) {
    const most = Math.max(...scripts.map(({ share }) => share));
    for (const script of scripts)
      if (round % most < script.share && parts.length < leads)
        parts.push(partOf(script, round, parts.length));
  }
  return parts;
};

const partOf = (script: Script, round: number, number: number): Part => {
  const cast = script.casts[(round + number) % script.casts.length];
  if (cast === undefined) throw new Error(`nobody plays "${script.name}"`);
  return { number, script, cast, prospect: prospectOf(number) };
};

function interleaved<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}
