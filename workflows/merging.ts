// How does a lead ask another one? By an activity that wakes it if need be; the answer comes back as a command of its own.
import { condition, proxyActivities } from '@temporalio/workflow';
import type { MergingActivities } from '../activities/merging.ts';
import type { MergingEffect } from '../domain/effect.ts';
import { isFull } from './admission.ts';
import { acceptOwnCommand } from './intake.ts';
import { ownBatch } from './own-batch.ts';
import { asking, outboxLimit } from './policies.ts';
import type { LeadRun } from './run-state.ts';

const { absorb, unabsorb } = proxyActivities<MergingActivities>(asking);

/** Two leads that ask each other do not wait for each other: both go on answering, and both refuse. */
export const askTheOther = async (run: LeadRun, effect: MergingEffect): Promise<void> => {
  const command = await (effect.type === 'absorb' ? absorb(effect) : unabsorb(effect));
  await condition(() => !isFull(run.outbox, outboxLimit.headroom));
  const now = Date.now();
  acceptOwnCommand(run, ownBatch(run, command, { rule: 'merge', cause: effect.effectId, now }), now);
};
