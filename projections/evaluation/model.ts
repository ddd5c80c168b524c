// How was a lead judged over time: by the engine, and by people on each dimension?
import type { ClientBase } from 'pg';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { judgementRows } from './judgements.ts';
import type { Judgements } from './judgements.ts';

export const evaluation = readModel({
  name: 'evaluation',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => judgementRows(changes),
  write: async (client, { evaluations, assessments }) => {
    await insertEvaluations(client, evaluations);
    await insertAssessments(client, assessments);
  },
});

const evaluationColumns = [
  ...['lead_id', 'seq', 'score', 'grade', 'fit', 'maturity', 'bar_met', 'verification_required', 'missing'],
  ...['stale', 'cause', 'playbook', 'time', 'recordedtime'],
];

const insertEvaluations = async (client: ClientBase, told: Judgements['evaluations']): Promise<void> => {
  const rows = new CopiedRows(evaluationColumns);
  for (const one of told)
    rows
      .row()
      .uuid(one.leadId)
      .int(one.seq)
      .int(one.score)
      .text(one.grade)
      .text(one.fit)
      .text(one.maturity)
      .boolean(one.barMet)
      .boolean(one.verificationRequired)
      .texts(one.missing)
      .texts(one.stale)
      .text(one.cause)
      .text(one.playbook)
      .instant(one.time)
      .instant(one.recordedtime);
  await rows.into(client, 'evaluation');
};

const assessmentColumns = [
  ...[
    'lead_id',
    'seq',
    'dimension',
    'rating',
    'person',
    'observed_at',
    'valid_until',
    'time',
    'recordedtime',
  ],
];

const insertAssessments = async (client: ClientBase, told: Judgements['assessments']): Promise<void> => {
  const rows = new CopiedRows(assessmentColumns);
  for (const one of told)
    rows
      .row()
      .uuid(one.leadId)
      .int(one.seq)
      .text(one.dimension)
      .text(one.rating)
      .text(one.person)
      .instant(one.observedAt)
      .instant(one.validUntil)
      .instant(one.time)
      .instant(one.recordedtime);
  await rows.into(client, 'assessment');
};
