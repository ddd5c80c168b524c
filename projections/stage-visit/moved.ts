// From where to where did leads go, and how often: onward, back, out, and in again?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ReportQuestion } from '../lead/question.ts';

/** onward and back: from stage to stage. out: to rest or to an outcome but the order. again: from there back into a stage. */
export const moveWays = ['onward', 'back', 'out', 'again'] as const;
export type MoveWay = (typeof moveWays)[number];

export interface Move {
  /** A stage, `nurture`, or an outcome. */
  readonly from: string;
  readonly to: string;
  readonly way: MoveWay;
  /** A lead that goes the same way twice counts twice. */
  readonly moves: number;
}

export const movesOf = async (pool: Pool, question: ReportQuestion): Promise<readonly Move[]> => {
  const { rows } = await pool.query<Record<'place' | 'to_place' | 'moves', string>>(
    `select * from read.moved(${withPeriod})`,
    [...valuesOf(question)],
  );
  return rows.map(({ place: from, to_place: to, moves }) => ({
    ...{ from, to, way: wayOf(from, to), moves: Number(moves) },
  }));
};

const stages: readonly string[] = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert'];

const wayOf = (from: string, to: string): MoveWay => {
  const [begin, end] = [stages.indexOf(from), to === 'won' ? stages.length : stages.indexOf(to)];
  if (end === -1) return 'out';
  if (begin === -1) return to === 'won' ? 'onward' : 'again';
  return end > begin ? 'onward' : 'back';
};
