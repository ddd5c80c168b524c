// How many records lie in the dead letters that nobody could read, and nobody has dealt with?
import { deadRecords } from '../../projections/dead-letters/dead-records.ts';
import type { Consumer } from '../../projections/consumers.ts';
import type { Engine } from '../engine.ts';
import { settledLetters } from './held-back.ts';
import { within } from './part.ts';
import { kafkaFor } from './stream-facts.ts';

/** Reading them takes a group of readers, so it is done anew only when one came, or one was settled. */
const readAtMost = 1_000;
const readWithinMs = 4_000;

export type UnreadLetters = (consumer: Consumer, letters: number) => Promise<number>;

/** A record may lie there twice. Where it takes too long to read them, all are told that are not settled: at most so many. */
export const unreadLetters = (engine: Engine): UnreadLetters => {
  const counted = new Map<Consumer, { readonly letters: number; readonly settled: number; unread: number }>();
  return async (consumer, letters) => {
    if (letters === 0) return 0;
    const { pool, configuration } = engine;
    const { topic } = configuration;
    const settled = await settledLetters(pool, topic);
    const before = counted.get(consumer);
    if (before?.letters === letters && before.settled === settled) return before.unread;
    const atMost = Math.max(0, letters - settled);
    if (letters > readAtMost) return atMost;
    const kafka = kafkaFor(configuration);
    const read = deadRecords({ kafka, pool, topic, consumer }).then(({ length: unread }) => {
      counted.set(consumer, { letters, settled, unread });
      return unread;
    });
    return within(readWithinMs, read).catch(() => atMost);
  };
};
