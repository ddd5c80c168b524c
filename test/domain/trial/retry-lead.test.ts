// Does a trial find what would have been decided otherwise, and nothing where nothing would?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Playbook } from '../../../domain/playbook.ts';
import { retryLead } from '../../../domain/trial/retry-lead.ts';
import type { Judged } from '../../../domain/trial/world.ts';
import type { Recorded } from '../../../domain/trial/recorded.ts';
import { assess, find, leadId, obtain, playbook, policy, usd } from '../../support/domain-world.ts';
import { life } from '../../support/spec.ts';
import { anyLife, recordLife } from './recorded-life.ts';
import { sized } from '../../support/size.ts';

const runs = sized(60, 5_000);
const lives = anyLife;

/** What for is no part of a judgement: it names the command, of which several stand in one batch. */
const essence = ({ evaluation, tier, plan, classification }: Judged): unknown => ({
  evaluation: evaluation === null ? null : { ...evaluation, cause: '' },
  ...{ tier, plan, classification },
});

describe('over random lives', () => {
  test('the same playbook decides the same, and makes of the facts exactly what was recorded', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { recorded, lead, until } = recordLife(steps, policy);
        const retried = retryLead(leadId, recorded, { inForce: () => playbook, tried: policy, until });
        expect(retried.differences).toEqual([]);
        expect(essence(retried.judged.before)).toEqual(essence(lead));
        expect(retried.judged.tried).toEqual(retried.judged.before);
        expect(retried.recordedAnew).toBe('same');
        for (const { before, tried } of retried.cycles) expect(tried).toEqual(before);
        for (const turn of retried.turns)
          if (turn.kind === 'asked') expect(turn.asked.tried).toEqual(turn.asked.before);
      }),
      { numRuns: runs },
    );
  });

  test('a cycle counts as breached just where a breach was recorded', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { recorded, until } = recordLife(steps, policy);
        const { cycles } = retryLead(leadId, recorded, { inForce: () => playbook, tried: policy, until });
        const breached = recorded.flatMap(({ event }) =>
          event.type === 'ClockBreached' ? [`${event.data.clock}/${event.data.cycle}`] : [],
        );
        const counted = cycles.filter(({ before }) => before.state === 'breached');
        expect(counted.map(({ clock, cycle }) => `${clock}/${cycle}`).sort()).toEqual(breached.sort());
      }),
      { numRuns: runs },
    );
  });

  test('under another playbook the facts come to what that playbook would have made of them', () => {
    const strict: Playbook = {
      ...playbook,
      name: 'strict',
      evaluation: {
        ...playbook.evaluation,
        gradeFrom: { A: 90, B: 80, C: 20 },
        caps: playbook.evaluation.caps,
      },
    };
    fc.assert(
      fc.property(lives, (steps) => {
        const { recorded, until } = recordLife(steps, policy);
        const tried = { ...policy, playbook: strict };
        const { differences, judged } = retryLead(leadId, recorded, {
          inForce: () => playbook,
          tried,
          until,
        });
        const [is, would] = [judged.before.evaluation, judged.tried.evaluation];
        expect(would?.score).toBe(is?.score);
        const last = differences.findLast(({ kind }) => kind === 'grade');
        if (is?.grade !== would?.grade && !ended(recorded))
          expect([last?.before.value, last?.tried.value]).toEqual([is?.grade, would?.grade]);
      }),
      { numRuns: runs },
    );
  });
});

test('a playbook that was adopted on the way decides from there on', () => {
  const second: Playbook = {
    ...playbook,
    version: 2,
    evaluation: { ...playbook.evaluation, gradeFrom: { A: 75, B: 40, C: 20 } },
    tiering: { ...playbook.tiering, rules: [], otherwise: 'region' },
  };
  const story = life();
  const recorded: Recorded[] = [];
  const tell = (actor: string, act: () => void): void => {
    const from = story.events.length;
    act();
    for (const event of story.events.slice(from))
      recorded.push({ event, recordedAt: story.now, batchId: String(from), actor });
  };
  tell('person:ada', () => story.do('ada', obtain({ amount: usd(200_000) }), assess('P', 2), assess('C', 2)));
  tell('person:adam', () => story.adopt(second));
  tell('person:viktor', () => story.do('viktor', find('c1', 'need')));
  const until = story.now + 24 * 3_600_000;
  const inForce = ({ version }: { readonly version: number }): Playbook =>
    version === 2 ? second : playbook;
  const retried = retryLead(leadId, recorded, { inForce, tried: { ...policy, playbook: second }, until });
  expect(story.known).toMatchObject({ evaluation: { grade: 'B' }, tier: { tier: 'region' } });
  expect(retried.recordedAnew).toBe('same');
  expect(essence(retried.judged.before)).toEqual(essence(story.known));
  expect(retried.judged.tried.evaluation).toMatchObject({ grade: 'B', playbook: { version: 2 } });
});

const ended = (recorded: readonly { readonly event: { readonly type: string } }[]): boolean =>
  recorded.some(({ event }) => ['OrderWon', 'LeadLost', 'LeadDisqualified'].includes(event.type));
