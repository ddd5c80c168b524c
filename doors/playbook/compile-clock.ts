// What does a lead get of a clock? Only what is not usual: nine clocks and a company's own must fit into 8 KB.
import type { ClockPolicy, ClockStepPolicy } from '../../domain/playbook.ts';
import type { ClockFile } from './clock-file.ts';
import { soundCondition } from './lead-conditions.ts';

export const clockOf = (clock: ClockFile): ClockPolicy => ({
  start: clock.start,
  stop: clock.stop,
  ...(clock.cancel === undefined ? {} : { cancel: clock.cancel }),
  ...(clock.applies_to === undefined ? {} : { appliesTo: clock.applies_to }),
  targetMs: clock.target,
  ...(clock.recurrence === 'each_cycle' ? {} : { recurrence: clock.recurrence }),
  ...(clock.on_reassign === 'continue' ? {} : { onReassign: clock.on_reassign }),
  ...(clock.pause === undefined ? {} : { pause: pauseOf(clock.pause) }),
  steps: clock.steps.map(stepOf),
});

const pauseOf = (pause: NonNullable<ClockFile['pause']>): NonNullable<ClockPolicy['pause']> => ({
  ...(pause.in === undefined ? {} : { in: pause.in as NonNullable<ClockPolicy['pause']>['in'] & object }),
  ...(pause.while === undefined ? {} : { while: pause.while }),
  ...(pause.by_hand
    ? {
        byHand: {
          ...(pause.longest === undefined ? {} : { longestMs: pause.longest }),
          ...(pause.cycle === undefined ? {} : { cycleMs: pause.cycle }),
        },
      }
    : {}),
});

const stepOf = (step: ClockFile['steps'][number]): ClockStepPolicy => ({
  percent: step.at ?? 100,
  ...(step.after === undefined ? {} : { afterMs: step.after }),
  ...(step.tell === undefined ? {} : { to: step.tell }),
  ...(step.do === 'tell' ? {} : { action: step.do }),
  ...(step.days === undefined ? {} : { days: step.days }),
  ...(step.repeat === undefined
    ? {}
    : {
        repeat: {
          everyMs: step.repeat.every,
          max: step.repeat.max,
          ...(step.repeat.from === undefined ? {} : { from: step.repeat.from }),
        },
      }),
  ...(step.unless === undefined ? {} : { unless: step.unless }),
});

/** The clock with its conditions as leads get them. */
export const withSoundClock = (clock: ClockFile): ClockFile => ({
  ...clock,
  ...(clock.applies_to === undefined ? {} : { applies_to: soundCondition(clock.applies_to) }),
  ...(clock.pause?.while === undefined
    ? {}
    : { pause: { ...clock.pause, while: soundCondition(clock.pause.while) } }),
});
