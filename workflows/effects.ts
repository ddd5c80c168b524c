// Who does what the lead asks of the world? Activities, each effect at most once in flight, remembered while still asked for.
import {
  CancellationScope,
  condition,
  isCancellation,
  log,
  proxyActivities,
  sleep,
} from '@temporalio/workflow';
import type { OwnerActivities } from '../activities/owners.ts';
import type { ReservationActivities } from '../activities/reservations.ts';
import type { Effect, FindOwner, OwnershipEffect } from '../domain/effect.ts';
import { LeadRejection } from '../domain/rejection.ts';
import { isFull } from './admission.ts';
import { acceptOwnCommand } from './intake.ts';
import { lookForDuplicates } from './duplicates.ts';
import { markDone } from './done-effects.ts';
import { askTheOther } from './merging.ts';
import { ownBatch } from './own-batch.ts';
import { effectPause, outboxLimit, quick } from './policies.ts';
import type { EffectInFlight, LeadRun } from './run-state.ts';

const activities = proxyActivities<OwnerActivities & ReservationActivities>(quick);

/** Starts what is asked, cancels a search that nobody wants any more. Ends when the run leaves; effects are asked again. */
export const runEffects = async (run: LeadRun): Promise<void> => {
  const { effectsInFlight } = run;
  for (;;) {
    await condition(() => run.leaving || startable(run).length > 0 || unwanted(run).length > 0);
    if (run.leaving) return;
    for (const { scope } of unwanted(run)) scope.cancel();
    for (const effect of startable(run)) {
      const scope = new CancellationScope();
      effectsInFlight.set(effect.effectId, { effect, scope });
      scope
        .run(() => perform(run, effect))
        .catch((error: unknown) => afterFailure(effect, error))
        .finally(() => effectsInFlight.delete(effect.effectId))
        .catch(() => undefined);
    }
  }
};

/** Whether nothing is asked that has not been done, and nothing is on its way. */
export const effectsAreDone = (run: LeadRun): boolean =>
  run.effectsInFlight.size === 0 &&
  run.reaction.effects.every(({ effectId }) => run.doneEffects.includes(effectId));

/** Effects on an owner's place take turns by ownership: a release must not overtake the confirmation before it. */
const startable = (run: LeadRun): readonly Effect[] => {
  const busy = [...run.effectsInFlight.values()].map(({ effect }) => effect).filter(isOnAPlace);
  return run.reaction.effects.filter(
    (effect) =>
      !run.doneEffects.includes(effect.effectId) &&
      !run.effectsInFlight.has(effect.effectId) &&
      (!isOnAPlace(effect) || busy.every(({ ownershipNo }) => ownershipNo > effect.ownershipNo)),
  );
};

const isOnAPlace = (effect: Effect): effect is OwnershipEffect => 'ownershipNo' in effect;

const unwanted = (run: LeadRun): readonly EffectInFlight[] => {
  const asked = new Set(run.reaction.effects.map(({ effectId }) => effectId));
  return [...run.effectsInFlight.values()].filter(
    ({ effect, scope }) =>
      effect.type === 'findOwner' && !asked.has(effect.effectId) && !scope.consideredCancelled,
  );
};

const perform = async (run: LeadRun, effect: Effect): Promise<void> => {
  switch (effect.type) {
    case 'findOwner':
      return findAnOwner(run, effect);
    case 'confirmReservation':
      await activities.confirmReservation(effect);
      markDone(run, effect);
      return;
    case 'releaseCapacity':
      await activities.releaseCapacity(effect);
      markDone(run, effect);
      return;
    case 'findDuplicates':
      return lookForDuplicates(run, effect);
    case 'absorb':
    case 'unabsorb':
      return askTheOther(run, effect);
  }
};

/** Offers whom the search found until the lead takes an answer, or asks no more. */
const findAnOwner = async (run: LeadRun, effect: FindOwner): Promise<void> => {
  for (let refusals = 0; ; refusals += 1) {
    const { command, calendars } = await activities.findOwner(effect, Date.now());
    await condition(() => !isFull(run.outbox, outboxLimit.headroom));
    const now = Date.now();
    try {
      acceptOwnCommand(
        run,
        ownBatch(run, command, { rule: 'find-owner', cause: effect.effectId, now, calendars }),
        now,
      );
      markDone(run, effect);
      return;
    } catch (error) {
      log.info('The answer to a search for an owner was refused', { code: codeOf(error) });
    }
    // Written beside the offer: a place nobody took is free again.
    if (command.type === 'OfferOwner') await activities.withdrawOffer(effect);
    await sleep(effectPause(refusals));
  }
};

const afterFailure = async (effect: Effect, error: unknown): Promise<void> => {
  if (isCancellation(error)) {
    if (effect.type === 'findOwner')
      await CancellationScope.nonCancellable(() => activities.withdrawOffer(effect));
    return;
  }
  log.error('An effect failed for good and is asked again later', { effect: effect.type, error });
  await sleep(effectPause(Infinity));
};

const codeOf = (error: unknown): string => (error instanceof LeadRejection ? error.code : String(error));
