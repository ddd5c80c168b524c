// What is in the tables, and how does a record get there that no broker ever saw?
import type { Pool } from 'pg';
import type { Envelope } from '../../events/envelope.ts';
import { bytesOf } from '../../bench/projection/lead-story.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';

/** A record as Kafka would have it. */
export const recordOf = (envelope: Envelope, partition: number, offset: number): StreamRecord => ({
  ...{ partition, offset, headers: {}, timestamp: '0' },
  key: Buffer.from(envelope.subject),
  value: bytesOf(envelope),
});

/** Rows of every table that must be the same however the stream was cut. */
export const contents = async (pool: Pool): Promise<Readonly<Record<string, readonly unknown[]>>> => {
  const tables = {
    event: `select partition, kafka_offset, lead_id, seq, type, convert_from(value, 'UTF8') as value
            from read_v1.event order by lead_id, seq`,
    lead: 'select * from read_v1.lead order by lead_id',
    lead_seq: 'select * from read_v1.lead_seq order by lead_id',
    pipeline: 'select * from read.pipeline order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
    standing: 'select * from read_v1.standing order by lead_id, from_time',
    turn: 'select * from read_v1.turn order by lead_id, seq',
    customer_told: 'select * from read_v1.customer_told order by lead_id, seq',
    clock_run: 'select * from read_v1.clock_run order by lead_id, clock collate "C", cycle',
    escalation: 'select * from read_v1.escalation order by lead_id, escalation_id collate "C"',
    stage_visit: 'select * from read_v1.stage_visit order by lead_id, entered_seq, left_seq nulls last',
    stage_time: 'select * from read_v1.stage_time order by lead_id, place collate "C"',
    // As the counts of lives, without working time.
    dwell_count: `select per, place, bucket, sum(lengths)::int as lengths from read_v1.dwell_count where measure = 'elapsed'
                  group by 1, 2, 3 having sum(lengths) <> 0 order by per collate "C", place collate "C", bucket`,
    follow_up: 'select * from read_v1.follow_up order by lead_id, seq',
    life: 'select * from read_v1.life order by lead_id',
    // Of follow-ups they take working time, which has an oracle of its own; turns are counted beside.
    life_count: `select cut, month, value, state, sum(leads)::int as leads, sum(assigned)::int as assigned,
                        sum(estimated)::int as estimated, sum(complete)::int as complete, sum(graded)::int as graded,
                        sum(good)::int as good, sum(verified)::int as verified, sum(refuted)::int as refuted
                 from read_v1.life_count
                 where cut not in ('first_contact', 'follow_up_cycle', 'follow_up_length', 'turn')
                 group by 1, 2, 3, 4 having sum(leads) <> 0 order by cut collate "C", month, value collate "C", state collate "C"`,
    clock_count: `select cut, clock, to_char(day, 'YYYY-MM-DD') as day, value, sum(met)::int as met, sum(met_late)::int as met_late,
                         sum(breached_open)::int as breached_open, sum(open_in_time)::int as open_in_time,
                         sum(cancelled)::int as cancelled, sum(excused)::int as excused
                  from read_v1.clock_count group by 1, 2, 3, 4
                  having sum(met + met_late + breached_open + open_in_time + cancelled) <> 0
                  order by cut collate "C", clock collate "C", day, value collate "C"`,
    turn_count: `select month, value, sum(leads)::int as leads from read_v1.life_count where cut = 'turn'
                 group by 1, 2 order by 1, value collate "C"`,
    assignment: 'select * from read_v1.assignment order by lead_id, ownership_no',
    finding: 'select * from read_v1.finding order by lead_id, seq',
    evaluation: 'select * from read_v1.evaluation order by lead_id, seq',
    assessment: 'select * from read_v1.assessment order by lead_id, seq',
    progress: `select *, to_char(expected_on, 'YYYY-MM-DD') as expected_on from read_v1.progress
               order by lead_id, seq, what`,
    contact: 'select * from read_v1.contact order by lead_id, contact_id collate "C"',
    parked_lead: 'select lead_id, kind, from_seq, because from read_v1.parked_lead order by lead_id',
    parked_event:
      'select partition, kafka_offset, lead_id, seq, sha256 from read_v1.parked_event order by 1, 2',
  };
  const rows: Record<string, readonly unknown[]> = {};
  for (const [name, query] of Object.entries(tables)) rows[name] = (await pool.query<object>(query)).rows;
  return rows;
};
