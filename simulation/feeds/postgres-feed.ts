// How do simulated events reach the read models without a stream? By the projector's own folds, some thousand at a time.
import type { Pool } from 'pg';
import { encode } from '../../events/codec.ts';
import { outsideTheTopic } from '../../projections/runner/outside.ts';
import type { Feed } from './feed.ts';

/** @throws OutsideRuns where another simulation does the same; TablesDiffer */
export const postgresFeed = async (pool: Pool, topic: string): Promise<Feed> => {
  const outside = await outsideTheTopic(pool, topic);
  return {
    take: (envelopes) => outside.take(envelopes.map((envelope) => Buffer.from(encode(envelope)))),
    close: () => outside.close(),
  };
};
