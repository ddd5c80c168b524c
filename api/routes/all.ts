// Which routes are there? All of them, in the order of the documentation.
import type { Route } from '../route.ts';
import { attachmentRoutes } from './attachments.ts';
import { boardRoutes } from './board.ts';
import { bulkRoutes } from './bulk.ts';
import { churnRoutes } from './churn.ts';
import { commandRoutes } from './commands.ts';
import { consoleRoutes } from './console.ts';
import { customerRoutes } from './customers.ts';
import { healthRoutes } from './health.ts';
import { importPreviewRoutes } from './import-preview.ts';
import { importResultRoutes } from './import-results.ts';
import { importRoutes } from './imports.ts';
import { leadRoutes } from './leads.ts';
import { offerRoutes } from './offers.ts';
import { leaveRoutes } from './leave.ts';
import { operationRoutes } from './operations.ts';
import { organisationRoutes } from './organisation.ts';
import { playbookRoutes } from './playbooks.ts';
import { playbookTrialRoutes } from './playbook-trials.ts';
import { providerSessionRoutes } from './provider-session.ts';
import { reportRoutes } from './reports.ts';
import { serviceLevelRoutes } from './service-levels.ts';
import { sessionRoutes } from './session.ts';
import { streamRoutes } from './stream.ts';
import { viewRoutes } from './views.ts';
import { workRoutes } from './work.ts';

export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...providerSessionRoutes,
  ...consoleRoutes,
  ...leadRoutes,
  ...attachmentRoutes,
  ...offerRoutes,
  ...commandRoutes,
  ...bulkRoutes,
  ...workRoutes,
  ...customerRoutes,
  ...viewRoutes,
  ...boardRoutes,
  ...reportRoutes,
  ...churnRoutes,
  ...serviceLevelRoutes,
  ...organisationRoutes,
  ...playbookRoutes,
  ...playbookTrialRoutes,
  ...leaveRoutes,
  ...streamRoutes,
  ...importRoutes,
  ...importPreviewRoutes,
  ...importResultRoutes,
  ...operationRoutes,
  ...healthRoutes,
];
