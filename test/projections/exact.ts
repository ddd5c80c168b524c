// Do the tables hold exactly the fold of these streams: nothing lost, nothing twice, nobody waiting?
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { Envelope } from '../../events/envelope.ts';
import { plainClockCounts, plainCounts, plainTurnCounts } from './plain-counts.ts';
import { plainDwell } from './plain-dwell.ts';
import { expectedContents } from './plain-fold.ts';
import { contents } from './tables.ts';

export const expectExact = async (pool: Pool, streams: readonly (readonly Envelope[])[]): Promise<void> => {
  const { event, parked_lead, parked_event, life_count: counts, ...stored } = await contents(pool);
  const plain = expectedContents(streams);
  // Where in Kafka an event lies is chance; that it is there once, with these bytes, is not.
  expect(event?.map((row) => ({ ...(row as object), partition: 0, kafka_offset: '0' }))).toEqual(plain.event);
  const { lead, pipeline, standing, turn } = plain;
  // Working time needs calendars, which no stream tells: it has an oracle of its own.
  const visits = stored['stage_visit']?.map((row) => ({
    ...(row as object),
    working_ms: null,
    calendar: null,
  }));
  const times = stored['stage_time']?.map((row) => ({ ...(row as object), working_ms: null }));
  const followUps = stored['follow_up']?.map((row) => ({
    ...(row as object),
    ...{ working_ms: null, first_working_ms: null, calendar: null },
  }));
  const lives = stored['life']?.map((row) => ({
    ...(row as object),
    ...{ first_contact_ms: null, cycle_ms: null },
  }));
  expect({ ...stored, stage_visit: visits, stage_time: times, follow_up: followUps, life: lives }).toEqual({
    ...{ lead, lead_seq: plain.leadSeq, pipeline, standing, turn, customer_told: plain.customerTold },
    ...{ clock_run: plain.clockRuns, escalation: plain.escalations },
    stage_visit: plain.stageVisits,
    ...plainDwell(plain.stageVisits),
    ...{ follow_up: plain.followUps, life: plain.lives },
    ...{ turn_count: plainTurnCounts(turn), clock_count: plainClockCounts(plain.clockRuns) },
    ...plain.facts,
  });
  expect(counts).toEqual(plainCounts(plain.lives));
  expect([parked_lead, parked_event]).toEqual([[], []]);
};
