// What can a bulk job do to a lead? Every kind of job by name, each through the door that people use.
import type { BulkActions } from '../activities/bulk.ts';
import { commandAction, commandKind } from '../doors/bulk/many-leads.ts';
import { openEngine } from '../doors/engine.ts';
import type { Engine } from '../doors/engine.ts';
import { calendarAction, calendarKind } from '../doors/organisation/adopt-calendars.ts';
import { redistributionAction, redistributionKind } from '../doors/organisation/leave.ts';
import { adoptionAction, adoptionKind } from '../doors/playbook/adopt-playbook.ts';
import type { Configuration } from './config.ts';

/** @param door opens the engine, once for all leads */
export const bulkActions = (door: () => Promise<Engine>): BulkActions => ({
  [redistributionKind]: redistributionAction(door),
  [adoptionKind]: adoptionAction(door),
  [calendarKind]: calendarAction(door),
  [commandKind]: commandAction(door),
});

export interface WorkersDoor {
  readonly open: () => Promise<Engine>;
  readonly close: () => Promise<void>;
}

/** A door that a worker opens when the first job comes: it must start while Postgres or Temporal are still away. */
export const workersDoor = (configuration: Configuration): WorkersDoor => {
  let opened: Promise<Engine> | null = null;
  return {
    open: () => {
      opened ??= openEngine(configuration).catch((failure: unknown) => {
        opened = null;
        throw failure;
      });
      return opened;
    },
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
};
