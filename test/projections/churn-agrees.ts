// Do all reports on churn say what the slow count says? Asked for one question, of whatever was told to the read models.
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { Envelope } from '../../events/envelope.ts';
import { churnBy, followUpCuts, leadCuts } from '../../projections/churn/cut.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import type { ChurnQuestion } from '../../projections/churn/queries.ts';
import { timeToOrder } from '../../projections/churn/time-to-order.ts';
import { churnTriangle } from '../../projections/churn/triangle.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { churnByOf, churnEventsOf, closedOf, reasonsOf, valuesOfCut } from './churn-oracle.ts';
import type { AskedChurn } from './churn-oracle.ts';
import { followUpOf, followUpValue } from './follow-up-oracle.ts';
import type { Worked } from './plain-hours.ts';
import { near } from './questions.ts';
import { lastingsOf, survivalOf, triangleOf } from './time-oracle.ts';

type Streams = readonly (readonly Envelope[])[];

export const questionOf = ({ offices, only, ...asked }: AskedChurn): ChurnQuestion => ({
  ...asked,
  only: { ...everyLead, offices, ...only },
});

const byValue = <Row extends { readonly value: string | null }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) =>
    one.value === null ? 1 : other.value === null ? -1 : one.value < other.value ? -1 : 1,
  );

export const expectSameTables = async (pool: Pool, streams: Streams, asked: AskedChurn): Promise<void> => {
  const report = await churnReport(pool, questionOf(asked));
  const months = [...report.cohorts, report.total].map(({ month, ...counts }) => ({
    value: month,
    ...counts,
  }));
  expect(near(months)).toEqual(
    near(churnByOf(streams, asked, (fate) => valuesOfCut('month', fate, asked.timeZone))),
  );
  expect(near([...report.closed, report.closedTotal])).toEqual(near(closedOf(streams, asked)));
  expect(Object.fromEntries(report.reasons.map(({ reason, leads }) => [reason, leads]))).toEqual(
    reasonsOf(streams, asked),
  );
  expect(report.events).toEqual(churnEventsOf(streams, asked));
};

export const expectSameCuts = async (pool: Pool, streams: Streams, asked: AskedChurn): Promise<void> => {
  for (const cut of leadCuts) {
    const { rows, total } = await churnBy(pool, cut, questionOf(asked));
    const counted = churnByOf(streams, asked, (fate) => valuesOfCut(cut, fate, asked.timeZone));
    expect(near(byValue([...rows, total])), cut).toEqual(near(counted));
  }
};

export const expectSameFollowUp = async (
  pool: Pool,
  streams: Streams,
  { asked, worked }: { readonly asked: AskedChurn; readonly worked: Worked },
): Promise<void> => {
  const byLead = new Map(streams.map((events) => [events[0]?.subject, events]));
  for (const cut of followUpCuts) {
    const { rows, total } = await churnBy(pool, cut, questionOf(asked));
    const counted = churnByOf(streams, asked, (fate) => [
      followUpValue(cut, fate, followUpOf(fate, byLead.get(fate.leadId) ?? [], { asked, worked })),
    ]);
    expect(near(byValue([...rows, total])), cut).toEqual(near(counted));
  }
};

export const expectSameTimes = async (pool: Pool, streams: Streams, asked: AskedChurn): Promise<void> => {
  expect((await churnTriangle(pool, questionOf(asked))).rows).toEqual(triangleOf(streams, asked));
  for (const cut of [null, 'tier', 'missing'] as const) {
    const { rows, total } = await timeToOrder(pool, cut, questionOf(asked));
    for (const { value, steps } of [...rows, total]) {
      const lastings = lastingsOf(
        streams,
        asked,
        (fate) => value === null || cut === null || valuesOfCut(cut, fate, asked.timeZone).includes(value),
      );
      expect(near(steps), `${String(cut)} ${String(value)}`).toEqual(near(survivalOf(lastings)));
    }
  }
};
