// Whose imports are these? Who made one follows it, and administrators; it is made by managers of headquarters.
import { z } from 'zod';
import { readImport } from '../doors/import/import-jobs.ts';
import type { ImportJob } from '../doors/import/import-jobs.ts';
import { personOf } from '../doors/organisation/organisation.ts';
import { reachOf, scopeOf } from '../doors/sight.ts';
import { requireAllowance } from './permit.ts';
import { viewerOf } from './personal-data.ts';
import { Refusal } from './refusal.ts';
import { requireCaller } from './route.ts';
import type { Handling } from './route.ts';

export const importParams = z.object({ importId: z.uuid() });

/** An import of somebody else is not there, but for administrators. @throws DoorRejection, Refusal `unknown_job` */
export const jobOf = async (
  { world, caller, request }: Handling,
  allowance: 'read' | 'command' = 'read',
): Promise<ImportJob> => {
  const known = requireCaller(caller);
  requireAllowance(known, allowance);
  const { importId } = request.params as z.infer<typeof importParams>;
  const job = await readImport(world.engine.pool, importId);
  const isAdministrator = scopeOf(await world.engine.organisation(), known.asker, 'import_job') === 'company';
  if (job.author === viewerOf(known) || isAdministrator) return job;
  throw new Refusal('unknown_job', `There is no import ${importId}.`, 'Name one that you have made.');
};

/** The person who may bring leads to every office. @throws Refusal `not_permitted` */
export const importerOf = async ({ world, caller }: Handling): Promise<string> => {
  const known = requireCaller(caller);
  requireAllowance(known, 'command');
  const author = viewerOf(known);
  const organisation = await world.engine.organisation();
  const { offices } = reachOf(organisation, known.asker, 'import_job');
  const roles = author === null ? [] : personOf(organisation, author).roles;
  // Administrators look after imports; leads are brought in by who directs them.
  const directs = roles.some((role) => role === 'lead_manager' || role === 'sales_manager');
  if (author !== null && directs && offices === null) return author;
  throw new Refusal(
    'not_permitted',
    'An import may bring leads to every office.',
    'It is for lead managers and sales managers of headquarters.',
  );
};
