// What is left to chance, and yet the same in every run? Numbers that follow from a seed and what they are drawn for.
import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chosen as often as its weight says, against the sum of all weights. */
export type Weighted<Item> = readonly (readonly [item: Item, weight: number])[];

export class Chance {
  readonly #generator: RandomGenerator;

  constructor(generator: RandomGenerator) {
    this.#generator = generator;
  }

  /** From 0 to below 1. */
  share(): number {
    return uniformFloat64(this.#generator);
  }

  /** @param likelihood from 0, never, to 1, always */
  happens(likelihood: number): boolean {
    return this.share() < likelihood;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  between(from: number, to: number): number {
    return from + this.share() * (to - from);
  }

  /** As many between 1 and 10 as between 10 and 100: sizes of companies and of deals. */
  magnitude(from: number, to: number): number {
    return Math.exp(this.between(Math.log(from), Math.log(to)));
  }

  /** @throws RangeError where there is nothing to choose from */
  oneOf<Item>(items: readonly Item[]): Item {
    const item = items.length === 0 ? undefined : items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError('There is nothing to choose from.');
    return item;
  }

  /** @throws RangeError where there is nothing to choose from */
  weighted<Item>(items: Weighted<Item>): Item {
    let left = this.share() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    const last = items.at(-1);
    if (last === undefined) throw new RangeError('There is nothing to choose from.');
    return last[0];
  }

  /** All of them, in an order of chance. */
  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    return items
      .map((item) => ({ item, place: this.share() }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item);
  }
}

/**
 * The chance of one thing: what one lead draws changes nothing of what another draws.
 * @param drawnFor what the numbers are for, such as 'lead', 17
 */
export const chanceOf = (seed: number, ...drawnFor: readonly (string | number)[]): Chance => {
  const digest = createHash('sha256')
    .update([seed, ...drawnFor].join('\u0000'))
    .digest();
  return new Chance(xoroshiro128plusFromState([0, 4, 8, 12].map((at) => digest.readInt32LE(at))));
};
