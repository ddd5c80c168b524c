// Who removes contents of files that no lead has? A schedule starts this every hour.
import { proxyActivities } from '@temporalio/workflow';
import type { SweepAttachmentActivities, SweptAttachments } from '../activities/sweep-attachments.ts';
import { sweeping } from './policies.ts';

const activities = proxyActivities<SweepAttachmentActivities>(sweeping);

/** Settles every content that has been in doubt for a day, by asking its lead. */
export async function sweepAttachments(): Promise<SweptAttachments> {
  return activities.sweepAttachments();
}
