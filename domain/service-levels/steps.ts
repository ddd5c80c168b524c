// Which steps does one instance of a clock have? Those of the playbook, the repeated ones as often as they come.
import type { ClockRule, StepRule } from './rules.ts';

export interface Occurrence extends Pick<StepRule, 'action' | 'to' | 'unless'> {
  /** `clock/cycle/step/n` */
  readonly stepId: string;
  /** Of the target. */
  readonly percent: number;
  /** Milliseconds of the target's time since the clock started. */
  readonly positionMs: number;
}

/** @param tiersAbove so many tiers a step that climbs to headquarters has to go */
export const occurrences = (
  rule: ClockRule,
  cycle: number,
  targetMs: number,
  tiersAbove: number,
): readonly Occurrence[] => {
  const all: Occurrence[] = [];
  let isOrdered = true;
  for (const step of rule.steps) {
    const times = positions(step, targetMs, tiersAbove);
    for (let index = 0; index < times.length; index += 1) {
      const positionMs = times[index] ?? 0;
      isOrdered &&= positionMs >= (all.at(-1)?.positionMs ?? 0);
      all.push({
        stepId: `${rule.name}/${String(cycle)}/${step.key}/${String(index + 1)}`,
        percent: index === 0 && step.afterMs === 0 ? step.percent : (positionMs * 100) / targetMs,
        positionMs,
        action: step.action,
        to: step.to,
        unless: step.unless,
      });
    }
  }
  return isOrdered ? all : all.sort((a, b) => a.positionMs - b.positionMs);
};

/**
 * First the step itself. A step that climbs comes after as much time again for each tier, up to headquarters; only from
 * there on, or at once where it does not climb, it comes again at its own pace.
 */
const positions = (
  { percent, afterMs, repeat }: StepRule,
  targetMs: number,
  tiersAbove: number,
): readonly number[] => {
  const first = (targetMs * percent) / 100 + afterMs;
  if (repeat === null) return [first];
  const climbs = repeat.from === 'headquarters' ? Math.max(1, tiersAbove) : 1;
  const climbed = Array.from({ length: climbs }, (_, index) => first * (index + 1));
  const last = climbed.at(-1) ?? first;
  return [
    ...climbed,
    ...Array.from({ length: repeat.max }, (_, index) => last + (index + 1) * repeat.everyMs),
  ];
};
