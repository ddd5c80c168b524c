// Does a clock hold together? It can start and stop, its steps come in order, and whom they name there is.
import { ClockName, Place } from '../../events/vocabulary.ts';
import { didYouMean } from '../nearest-word.ts';
import type { Path } from '../field-path.ts';
import type { ClockFile } from './clock-file.ts';
import { conditionMistake } from './lead-conditions.ts';
import type { PlaybookFile } from './playbook-file.ts';
import { isEscalationWord, receiverMistake } from './receiver-words.ts';
import { triggerMistake } from './trigger-words.ts';

type Tell = (path: Path, message: string, offset?: number) => void;

export const checkClocks = (file: PlaybookFile, tell: Tell): void => {
  for (const [name, clock] of Object.entries(file.clocks)) {
    const path: Path = ['clocks', name];
    if (!ClockName.safeParse(name).success)
      tell(
        path,
        `"${name}" is no name for a clock: take small letters, digits and underscores, like demo_booked.`,
      );
    checkTriggers(clock, file, path, tell);
    checkTarget(clock, path, tell);
    checkPause(clock, file, path, tell);
    checkSteps(clock, file, path, tell);
  }
};

const checkTriggers = (clock: ClockFile, { gates }: PlaybookFile, path: Path, tell: Tell): void => {
  if (clock.start.length === 0) tell(path, 'Nothing can start this clock: name what does in "start".');
  if (clock.stop.length === 0) tell(path, 'Nothing can stop this clock: name what does in "stop".');
  for (const part of ['start', 'stop', 'cancel'] as const)
    (clock[part] ?? []).forEach((text, index) => {
      const wrong = triggerMistake(text, Object.keys(gates.at).length > 0);
      if (wrong !== null) tell([...path, part, index], wrong.message, wrong.offset);
      if (part === 'start' && isEnd(text))
        tell([...path, part, index], 'A lead that has ended has no clocks: start it with something else.');
    });
  if (clock.applies_to !== undefined) checkCondition(clock.applies_to, [...path, 'applies_to'], tell);
};

const isEnd = (text: string): boolean =>
  /^entering (?:won|lost|disqualified|merged)$|^(?:OrderWon|LeadLost|LeadDisqualified|LeadMerged)\b/u.test(
    text,
  );

const checkCondition = (condition: string, path: Path, tell: Tell): void => {
  const wrong = conditionMistake(condition);
  if (wrong !== null) tell(path, wrong.message, wrong.offset);
};

const checkTarget = (clock: ClockFile, path: Path, tell: Tell): void => {
  if (clock.target !== 'rest') return;
  const startsAtRest = clock.start.every((text) => /^(?:NurtureStarted|entering nurture)\b/u.test(text));
  if (!startsAtRest)
    tell(
      [...path, 'target'],
      'Only a clock that starts with NurtureStarted can run until the end of the rest.',
    );
};

const checkPause = ({ pause }: ClockFile, file: PlaybookFile, path: Path, tell: Tell): void => {
  if (pause === undefined) return;
  pause.in?.forEach((place, index) => {
    if (!Place.options.some((known) => known === place))
      tell(
        [...path, 'pause', 'in', index],
        `A lead is never in "${place}".${didYouMean(place, Place.options)} Known: ${Place.options.join(', ')}.`,
      );
  });
  if (pause.while !== undefined) checkCondition(pause.while, [...path, 'pause', 'while'], tell);
  const longest = pause.longest ?? file.pause.longest;
  if (longest > (pause.cycle ?? file.pause.cycle))
    tell([...path, 'pause'], 'One pause may not be longer than all of a cycle together: shorten "longest".');
  if (!pause.by_hand && (pause.longest !== undefined || pause.cycle !== undefined))
    tell([...path, 'pause'], 'Only a pause by hand has a longest time: add by_hand: true, or take it out.');
};

const checkSteps = (clock: ClockFile, file: PlaybookFile, path: Path, tell: Tell): void => {
  clock.steps.forEach((step, index) => {
    const at: Path = [...path, 'steps', index];
    if ((step.at === undefined) === (step.after === undefined))
      tell(
        at,
        'A step comes at a share of the target (at: 50%) or some time after the breach (after: 8h): give one.',
      );
    step.tell?.forEach((word, place) => {
      const wrong = receiverMistake(word, Object.keys(file.gates.at).length > 0);
      if (wrong !== null) tell([...at, 'tell', place], wrong);
    });
    if (step.do === 'tell' && (step.tell ?? []).length === 0)
      tell(at, 'This step tells nobody: name whom in "tell", or what to "do".');
    checkAction(clock, index, file, at, tell);
  });
  checkOrder(clock, path, tell);
};

const checkAction = (clock: ClockFile, index: number, file: PlaybookFile, at: Path, tell: Tell): void => {
  const step = clock.steps[index];
  if (step === undefined) return;
  if (step.do === 'nurture' && step.days === undefined)
    tell(at, 'A lead rests until a day: say for how many "days".');
  if (step.days !== undefined && step.do !== 'nurture')
    tell([...at, 'days'], 'Only "do: nurture" has days: take them out.');
  if ((step.days ?? 0) > file.nurture.max_days)
    tell([...at, 'days'], `A lead rests at most ${file.nurture.max_days} days: make this no more.`);
  if (step.do === 'return' && (clock.target !== 'rest' || step.at !== 100))
    tell([...at, 'do'], 'Only a clock with "target: rest" returns a lead, at 100%.');
  if (step.repeat !== undefined && step.do !== 'tell')
    tell([...at, 'repeat'], 'What changes a lead happens once: only a step that tells is repeated.');
  const before = clock.steps.slice(0, index).some(({ tell: words }) => words?.some(isEscalationWord));
  if (step.unless !== undefined && !before)
    tell([...at, 'unless'], 'No step before this one tells anybody above: there is nothing to acknowledge.');
};

/** By every target that the clock may have: a share and a time after the breach may come in another order for each. */
const checkOrder = (clock: ClockFile, path: Path, tell: Tell): void => {
  const targets = typeof clock.target === 'object' ? Object.values(clock.target) : [clock.target];
  clock.steps.forEach(({ at, after }, index) => {
    const before = clock.steps[index - 1];
    if (before === undefined) return;
    const comesAfter = targets.every((target) => {
      const targetMs = target === 'rest' ? 100 : target;
      return positionMs(before, targetMs) < positionMs({ at, after }, targetMs);
    });
    if (!comesAfter)
      tell(
        [...path, 'steps', index],
        `The step at ${at === undefined ? 'its time after the breach' : `${at}%`} does not come after the one before it: put the steps in order.`,
      );
  });
};

const positionMs = (
  { at, after }: { readonly at?: number | undefined; readonly after?: number | undefined },
  targetMs: number,
): number => (targetMs * (at ?? 100)) / 100 + (after ?? 0);
