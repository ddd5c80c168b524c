// Which read models are live? One set, written together: adding a read model is adding a folder and a line here.
import { analytics } from './analytics/model.ts';
import { assignment } from './assignment/model.ts';
import { churn } from './churn/model.ts';
import { contact } from './contact/model.ts';
import { customer } from './customer/model.ts';
import { evaluation } from './evaluation/model.ts';
import { event } from './event/model.ts';
import { loadHashes } from './event/stored-hashes.ts';
import { finding } from './finding/model.ts';
import { followUp } from './follow-up/model.ts';
import { lead } from './lead/model.ts';
import { loadLeads } from './lead/stored-leads.ts';
import { life } from './life/model.ts';
import { pipeline } from './pipeline/model.ts';
import { progress } from './progress/model.ts';
import type { ReadSet } from './runner/read-set.ts';
import { serviceLevel } from './service-level/model.ts';
import { stageVisit } from './stage-visit/model.ts';

export const liveSet: ReadSet = {
  name: 'projector',
  version: 1,
  schema: 'read_v1',
  facade: 'read',
  // The pipeline reads the events of a lead whose facts came late, so `event` is written first.
  models: [
    // A life is told from follow-ups and findings, churn from lives, so they come in this order.
    ...[event, lead, pipeline, followUp, finding, life, churn, customer, serviceLevel, stageVisit],
    ...[evaluation, assignment, progress, contact],
    // Views for analysts look at what all others show, so they come last.
    analytics,
  ],
  loadLeads,
  loadHashes,
};
