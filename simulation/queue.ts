// What comes next, over all leads at once? The earliest of what waits; of two at one instant the lead with the lower number.
import TinyQueue from 'tinyqueue';

export interface Waiting<Item> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly number: number;
  readonly item: Item;
}

/** Taking and adding cost the logarithm of what waits. */
export const queueOf = <Item>(): TinyQueue<Waiting<Item>> =>
  new TinyQueue<Waiting<Item>>([], (one, other) => one.at - other.at || one.number - other.number);
