// What is asked of churn: the whole report, one cut, how it depends on follow-up, or how cohorts fared with age?
import type { Pool } from 'pg';
import { churnBy, leadCuts } from '../../projections/churn/cut.ts';
import type { FollowUpCut, LeadCut } from '../../projections/churn/cut.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import type { ChurnQuestion } from '../../projections/churn/queries.ts';
import { churnTriangle } from '../../projections/churn/triangle.ts';
import { cutTable, sectionWords } from './churn-words.ts';
import type { Section } from './churn-words.ts';
import { triangleTables } from './triangle-words.ts';

export type Asked =
  | { readonly sections: readonly Section[] }
  | { readonly by: string; readonly cut: LeadCut }
  | { readonly against: string; readonly cuts: readonly FollowUpCut[] }
  | { readonly triangle: true };

export interface ChurnAnswer {
  readonly json: object;
  readonly tables: () => readonly string[];
}

/** The tables of the whole report. */
export const wholeReport = ['month', 'closed', 'reason'] as const satisfies readonly Section[];

/** A follow-up cycle is read in two ways: from one contact to the next, and from assignment to outcome. */
export const against: Readonly<Record<string, readonly FollowUpCut[]>> = {
  'first-contact': ['first_contact'],
  'follow-up-cycle': ['follow_up_cycle', 'follow_up_length'],
};

const titles: Readonly<Record<FollowUpCut, string>> = {
  first_contact: 'Working time from the first assignment to the first contact by the owner',
  follow_up_cycle: 'Median working time from one contact to the next, in the first 60 days after assignment',
  follow_up_length: 'Days from the first assignment to the outcome',
};

/** `--by first-owner` is the cut `first_owner`. */
export const wordOf = (cut: LeadCut | FollowUpCut): string => cut.replaceAll('_', '-');

export const cutWords: readonly string[] = [...wholeReport, ...leadCuts.map(wordOf)];

/** What a word after `--by` asks for; null where it is none. */
export const cutOf = (word: string): Asked | null => {
  const section = wholeReport.find((known) => known === word);
  if (section !== undefined) return { sections: [section] };
  const cut = leadCuts.find((known) => wordOf(known) === word);
  return cut === undefined ? null : { by: word, cut };
};

export const answerTo = async (pool: Pool, asked: Asked, question: ChurnQuestion): Promise<ChurnAnswer> => {
  if ('sections' in asked) {
    const report = await churnReport(pool, question);
    return {
      json: report,
      tables: () => asked.sections.map((section) => sectionWords[section](report)),
    };
  }
  if ('cut' in asked) {
    const found = await churnBy(pool, asked.cut, question);
    return {
      json: { by: asked.by, ...found },
      tables: () => [
        cutTable(asked.by.replace('-', ' '), found),
        ...(asked.cut === 'missing'
          ? ['A lead is in the row of each dimension that nobody has rated; `all` counts it once.']
          : []),
      ],
    };
  }
  if ('triangle' in asked) {
    const triangle = await churnTriangle(pool, question);
    return { json: { triangle }, tables: () => triangleTables(triangle) };
  }
  const readings = await Promise.all(
    asked.cuts.map(async (cut) => ({ reading: cut, ...(await churnBy(pool, cut, question)) })),
  );
  return {
    json: { against: asked.against, readings },
    tables: () => readings.map((found) => [titles[found.reading], cutTable('length', found)].join('\n')),
  };
};
