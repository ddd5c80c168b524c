// Who frees places that were held and never taken? A schedule starts this every few minutes.
import { proxyActivities } from '@temporalio/workflow';
import type { SweepActivities, Swept } from '../activities/sweep.ts';
import { sweeping } from './policies.ts';

const { sweepExpiredHolds } = proxyActivities<SweepActivities>(sweeping);

/** Settles every expired hold by asking its lead. */
export async function sweepReservations(): Promise<Swept> {
  return sweepExpiredHolds();
}
