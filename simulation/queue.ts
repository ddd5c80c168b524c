// What comes next, over all leads at once? The earliest of what waits; of two at one instant the lead with the lower number.

export interface Waiting<Item> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly number: number;
  readonly item: Item;
}

/** A binary heap: taking and adding cost the logarithm of what waits. */
export class Queue<Item> {
  readonly #heap: Waiting<Item>[] = [];

  get size(): number {
    return this.#heap.length;
  }

  first(): Waiting<Item> | null {
    return this.#heap[0] ?? null;
  }

  add(waiting: Waiting<Item>): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(waiting);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(waiting, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = waiting;
  }

  take(): Waiting<Item> | null {
    const heap = this.#heap;
    const [first, last] = [heap[0], heap.pop()];
    if (first === undefined || last === undefined) return null;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  /** Puts one that took the first place where it belongs. */
  #sink(waiting: Waiting<Item>): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, waiting)) break;
      heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = waiting;
  }
}

const isBefore = <Item>(one: Waiting<Item>, other: Waiting<Item>): boolean =>
  one.at < other.at || (one.at === other.at && one.number < other.number);
