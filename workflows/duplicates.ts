// Does another lead tell of the same need? Asked once, beside the first publish; what was found is told to the lead.
import { condition, proxyActivities } from '@temporalio/workflow';
import type { DuplicateActivities } from '../activities/duplicates.ts';
import type { FindDuplicates } from '../domain/effect.ts';
import { isFull } from './admission.ts';
import { markDone } from './done-effects.ts';
import { acceptOwnCommand } from './intake.ts';
import { ownBatch } from './own-batch.ts';
import { outboxLimit, quick } from './policies.ts';
import type { LeadRun } from './run-state.ts';

const { findDuplicates } = proxyActivities<DuplicateActivities>(quick);

export const lookForDuplicates = async (run: LeadRun, effect: FindDuplicates): Promise<void> => {
  const command = await findDuplicates(effect);
  if (command.input.suspects.length > 0) {
    await condition(() => !isFull(run.outbox, outboxLimit.headroom));
    const now = Date.now();
    const batch = ownBatch(run, command, { rule: 'find-duplicates', cause: effect.effectId, now });
    acceptOwnCommand(run, batch, now);
  }
  markDone(run, effect);
};
