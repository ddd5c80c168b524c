// Do the tables hold exactly the fold of these streams: nothing lost, nothing twice, nobody waiting?
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { Envelope } from '../../events/envelope.ts';
import { expectedContents } from './plain-fold.ts';
import { contents } from './tables.ts';

export const expectExact = async (pool: Pool, streams: readonly (readonly Envelope[])[]): Promise<void> => {
  const { lead, lead_seq, pipeline, standing, turn, customer_told, event, parked_lead, parked_event } =
    await contents(pool);
  const plain = expectedContents(streams);
  // Where in Kafka an event lies is chance; that it is there once, with these bytes, is not.
  expect(event?.map((row) => ({ ...(row as object), partition: 0, kafka_offset: '0' }))).toEqual(plain.event);
  expect({ lead, leadSeq: lead_seq, pipeline, standing, turn, customerTold: customer_told }).toEqual({
    ...{ lead: plain.lead, leadSeq: plain.leadSeq, pipeline: plain.pipeline },
    ...{ standing: plain.standing, turn: plain.turn, customerTold: plain.customerTold },
  });
  expect([parked_lead, parked_event]).toEqual([[], []]);
};
