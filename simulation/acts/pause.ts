// When does an owner let a clock stand still? While the customer asks for patience; it runs on by itself, or by their word.
import { instant } from '../../domain/time.ts';
import { day } from '../office-hours.ts';
import type { Act, Scene } from '../life.ts';
import { actBy } from './people.ts';

const clock = 'follow_up';

/** Null where nobody thinks of it, or nothing could be paused. */
export const pauseOrResume = (scene: Scene, owner: string): Act | null => {
  const { life, lead } = scene;
  const { chance } = life;
  const state = lead.clocks[clock]?.state;
  if (state === 'running' && life.done.pauses === 0 && chance.happens(0.04))
    return actBy(scene, owner, chance.between(1, 4), (then) => {
      life.done.pauses += 1;
      if (then.lead.clocks[clock]?.state !== 'running') return;
      const until = instant(then.now + chance.whole(1, 6) * day);
      const reason = 'They asked us to wait until their board has met.';
      then.world.give(life, owner, [{ type: 'PauseClock', input: { clock, until, reason } }], then.now);
    });
  const byHand = lead.clocks[clock]?.pausedUntil !== null;
  if (state === 'paused' && byHand && chance.happens(0.3))
    return actBy(scene, owner, chance.between(1, 8), (then) => {
      if (then.lead.clocks[clock]?.state !== 'paused') return;
      then.world.give(life, owner, [{ type: 'ResumeClock', input: { clock } }], then.now);
    });
  return null;
};
