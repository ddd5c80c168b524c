// What changes on a lead that follows another playbook, and what never does?
import { describe, expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import type { ClockState, Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import {
  assess,
  engine,
  find,
  followUp,
  hour,
  leadId,
  obtain,
  offer,
  playbook,
  usd,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

/** The next version of the default playbook, with changes. */
const next = (changes: Partial<Playbook>, version = 2): Playbook => ({ ...playbook, ...changes, version });
const withSteps = (
  steps: readonly [percent: number, to: 'owner' | 'owner_manager'][],
  version = 2,
): Playbook => {
  const clock = playbook.clocks['first_contact']!;
  const policy = { ...clock, steps: steps.map(([percent, to]) => ({ percent, to: [to] })) };
  return next({ clocks: { ...playbook.clocks, first_contact: policy } }, version);
};
const gradeB = { ...playbook.evaluation, gradeFrom: { A: 75, B: 40, C: 35 } };

const evaluated = (): Life =>
  life().do('ada', obtain({ amount: usd(200_000) }), assess('P', 2), assess('C', 2));
const verified = (): Life => evaluated().do('vera', find('c1', 'need'), find('c2', 'budget'));
/** Owned by ben since Monday 09:00, grade C: the first contact is due within 16 working hours. */
const owned = (): Life => life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
const told = (story: Life, from: number): string[] => story.types.slice(from);

describe('adopting', () => {
  test('tells from where to where, and nothing else where nothing else changes', () => {
    const story = owned();
    const before = story.events.length;
    story.adopt(next({}));
    expect(told(story, before)).toEqual(['PlaybookAdopted']);
    expect(story.last('PlaybookAdopted')).toEqual({
      from: { name: 'default', version: 1 },
      to: { name: 'default', version: 2 },
    });
    expect(story.known.playbook).toEqual({ name: 'default', version: 2 });
  });

  test('what is followed already is not adopted again', () => {
    const story = owned().adopt(next({}));
    const before = story.events.length;
    story.adopt(next({}));
    expect(told(story, before)).toEqual([]);
  });

  test('is for administrators alone, and needs the published version beside it', () => {
    const command = { type: 'AdoptPlaybook', input: { name: 'default', version: 2 } } as const;
    owned().refused('not_permitted', 'rex', command).refused('invalid_input', 'adam', command);
  });

  test('an ended lead keeps the playbook it ended under', () => {
    const story = owned().do('ben', {
      type: 'LoseLead',
      input: { reason: 'price', note: null, stated: null },
    });
    expect(() => story.adopt(next({}))).toThrow(/keeps the playbook it ended under/);
    story.adopt(playbook);
    expect(story.known.playbook.version).toBe(1);
  });

  test('no event of the past changes, and neither does a stage visited', () => {
    const story = verified();
    const past = [...story.events];
    const visits = (events: typeof past): string[] =>
      events.flatMap(({ data }) => ('enters' in data && data.enters !== null ? [data.enters] : []));
    const [before, seen] = [JSON.stringify(past), visits(past)];
    story.adopt(next({ evaluation: gradeB, tiering: { ...playbook.tiering, otherwise: 'region' } }));
    expect(JSON.stringify(story.events.slice(0, past.length))).toBe(before);
    expect(visits(story.events.slice(0, past.length))).toEqual(seen);
    const folded = story.events.reduce<Lead | null>((lead, event) => evolve(lead, event, leadId), null);
    expect(folded).toEqual(story.known);
  });
});

describe('evaluation and tier', () => {
  test('are looked at again, and the answer names the playbook that gave it', () => {
    const story = owned().adopt(next({ evaluation: gradeB }));
    expect(story.last('LeadEvaluated')).toMatchObject({
      ...{ grade: 'B', cause: 'PlaybookAdopted', enters: null },
      playbook: { name: 'default', version: 2 },
    });
  });

  test('a bar that is no longer met sends the lead back, as a bad rating would', () => {
    const story = verified().stage('distribute');
    story.adopt(next({ evaluation: { ...playbook.evaluation, barGrade: 'A' } })).stage('evaluate');
  });

  const atRegion = next({ tiering: { ...playbook.tiering, rules: [], otherwise: 'region' } });
  test('the tier follows until the first assignment, and not after it', () => {
    expect(verified().adopt(atRegion).last('LeadTiered')).toMatchObject({ tier: 'region' });
    const assigned = owned();
    const before = assigned.all('LeadTiered').length;
    expect(assigned.adopt(atRegion).all('LeadTiered')).toHaveLength(before);
  });

  test('the tier that a sales manager decided stays', () => {
    const story = verified().do('mia', {
      type: 'TierLead',
      input: { tier: 'headquarters', reason: 'a name to win' },
    });
    expect(story.adopt(atRegion).known.tier).toMatchObject({ tier: 'headquarters' });
  });

  test('a pool asks for the role that the new playbook names', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2));
    story.do(engine, {
      type: 'NoOwnerFound',
      input: { ownershipNo: 1, ever: 'somebody', because: 'all are busy', considered: [], keeper: null },
    });
    expect(story.last('LeadPooled')).toMatchObject({ role: 'AR' });
    story.adopt(next({ distribution: { ...playbook.distribution, owners: [], otherwise: 'SR' } }));
    expect(story.last('LeadPooled')).toMatchObject({ role: 'SR', enters: null });
  });
});

describe('verification', () => {
  const planned = (confirmations: number): Playbook => {
    const { plans } = playbook.verification;
    const plan = { ...plans.rep_office, confirmations };
    return next({ verification: { ...playbook.verification, plans: { ...plans, rep_office: plan } } });
  };

  test('the plan of the new playbook replaces the one recorded', () => {
    const story = evaluated().stage('cross_verify').adopt(planned(5));
    expect(story.last('VerificationPlanned')).toMatchObject({ confirmations: 5 });
  });

  test('a plan that the findings meet now moves the lead on', () => {
    const story = evaluated()
      .do('vera', find('c1', 'need'), find('c2', 'timing', 'unclear'))
      .adopt(planned(3));
    story.do('vera', find('c2', 'budget')).stage('cross_verify');
    story.adopt({ ...planned(2), version: 3 }).stage('distribute');
    expect(story.last('LeadClassified')).toMatchObject({ class: 'credible' });
  });

  test('a stricter plan takes the class but not the stage', () => {
    const story = verified().stage('distribute').adopt(planned(5)).stage('distribute');
    expect(story.last('LeadClassified')).toMatchObject({
      ...{ class: 'preliminary', enters: null, cause: 'PlaybookAdopted' },
      because: 'the findings do not meet the plan of default@2',
    });
  });
});

describe('clocks', () => {
  const steps = (story: Life): number[] =>
    [...story.all('ClockThresholdReached'), ...story.all('ClockBreached')]
      .filter(({ data }) => data.clock === 'first_contact')
      .sort((a, b) => (a.time < b.time ? -1 : 1))
      .map(({ data }) => ('percent' in data ? data.percent : 100));
  const firstContact = (story: Life): ClockState | undefined => story.known.clocks['first_contact'];

  test('a running clock keeps its target, what it has consumed and what has fired', () => {
    const story = owned().after(10 * hour);
    expect(steps(story)).toEqual([50]);
    const faster = withSteps([
      [50, 'owner'],
      [75, 'owner'],
      [100, 'owner_manager'],
    ]);
    const hurried = { ...faster.clocks['first_contact']!, targetMs: { A: 1, B: 1, C: 1, D: 1, other: 1 } };
    story.adopt({ ...faster, clocks: { ...faster.clocks, first_contact: hurried } });
    expect(firstContact(story)).toMatchObject({ targetMs: 16 * hour, fired: [50] });
    expect(firstContact(story)?.steps.map(({ percent }) => percent)).toEqual([75, 100]);
    expect(steps(story.after(240 * hour))).toEqual([50, 75, 100]);
  });

  test('of the steps that are past already only the highest fires, at the adoption, late', () => {
    const story = owned().after(27 * hour);
    const adoptedAt = new Date(story.now).toISOString();
    story.adopt(
      withSteps([
        [20, 'owner'],
        [40, 'owner'],
        [60, 'owner'],
        [100, 'owner_manager'],
      ]),
    );
    story.until(story.now);
    expect(steps(story)).toEqual([50, 60]);
    expect(story.all('ClockThresholdReached').at(-1)).toMatchObject({
      time: adoptedAt,
      data: { punctuality: 'late' },
    });
  });

  test('going back and forth between playbooks fires nothing twice', () => {
    const story = owned().after(27 * hour);
    for (const version of [2, 3, 4, 5]) {
      story.adopt(
        withSteps(
          version % 2 === 0
            ? [
                [55, 'owner'],
                [100, 'owner_manager'],
              ]
            : [
                [50, 'owner'],
                [100, 'owner_manager'],
              ],
          version,
        ),
      );
      story.until(story.now);
    }
    expect(steps(story)).toEqual([50, 55]);
  });

  test('a clock that the new playbook lacks is cancelled, one that it has anew begins', () => {
    const { first_contact: first, follow_up: cycle } = playbook.clocks;
    const story = owned().adopt(next({ clocks: { follow_up: cycle! } }));
    expect(story.last('ClockStopped')).toMatchObject({ clock: 'first_contact', result: 'cancelled' });
    story.adopt(next({ clocks: { first_contact: first! } }, 3));
    expect(story.last('ClockStarted')).toMatchObject({ clock: 'first_contact', cycle: 2 });
  });

  test('a paused clock stays paused and runs on by the new steps', () => {
    const story = owned().after(hour).do('ben', followUp()).after(hour);
    const until = new Date(story.now + 24 * hour).toISOString();
    story.do('ben', { type: 'PauseClock', input: { clock: 'follow_up', until, reason: 'budget round' } });
    const clock = playbook.clocks['follow_up']!;
    story.adopt(
      next({
        clocks: {
          ...playbook.clocks,
          follow_up: { ...clock, steps: [{ percent: 30, to: ['owner'] }] },
        },
      }),
    );
    expect(story.known.clocks['follow_up']).toMatchObject({ state: 'paused', pausedUntil: until });
    story.after(25 * hour);
    expect(story.last('ClockResumed').steps.map(({ percent }) => percent)).toEqual([30, 100]);
  });
});
