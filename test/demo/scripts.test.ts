// Does every story of the demo go as it is written, whoever plays it? Played against the pure domain.
import { describe, expect, test } from 'vitest';
import { planOf, scripts } from '../../cli/demo/plan.ts';
import { Player } from '../../cli/demo/player.ts';
import { countingVerifiers, lackOf } from '../../cli/demo/proof.ts';
import { prospectOf } from '../../cli/demo/prospect.ts';
import { MemoryStage, playbook } from './memory-stage.ts';

const played = scripts.flatMap((script) =>
  script.casts.map((cast, index) => [`${script.name} (${cast.submitter})`, { script, cast, index }] as const),
);

describe.each(played)('%s', (_, { script, cast, index }) => {
  test('ends where the script says', async () => {
    const stage = new MemoryStage();
    await script.play(new Player(stage, cast, prospectOf(index)));
    expect(stage.lead?.standing.stage).toBe(script.ends);
    expect(stage.lead === null ? 'no lead' : lackOf(stage.lead, playbook, stage.now())).toBeNull();
  });

  test('has clocks of seconds only where the lead is left to rest', async () => {
    const stage = new MemoryStage();
    await script.play(new Player(stage, cast, prospectOf(index)));
    const hurried = stage.events.filter(
      (event) => event.type === 'ClockStarted' && event.data.targetMs < 60_000,
    );
    const steps = stage.events.filter(
      ({ type }) => type === 'ClockThresholdReached' || type === 'ClockBreached',
    );
    const rests = /reclaimed|escalation/u.test(script.name);
    // One such clock runs to its last step; that of the last contact, if there is one, ends with the lead at once.
    expect(steps.length).toBe(
      rests
        ? stage.events.filter(({ type }) => type === 'EscalationRaised').length +
            (script.name.includes('reclaimed') ? 2 : 1)
        : 0,
    );
    expect(hurried.length > 0).toBe(rests);
  });
});

test('the stories of a whole demo reach every outcome and every open stage', () => {
  const ends = new Set(planOf(120).map(({ script }) => script.ends));
  const all = [
    'obtain',
    'evaluate',
    'cross_verify',
    'distribute',
    'convert',
    'nurture',
    'won',
    'lost',
    'disqualified',
  ];
  expect([...ends].sort()).toEqual(all.sort());
});

test('a plan of 120 deals each story as often as its share, and is the same each time', () => {
  const plan = planOf(120);
  for (const script of scripts)
    expect(plan.filter((part) => part.script === script)).toHaveLength(script.share);
  expect(planOf(120).map(({ prospect }) => prospect.name)).toEqual(plan.map(({ prospect }) => prospect.name));
  expect(new Set(plan.map(({ prospect }) => prospect.customerId)).size).toBe(120);
});

test('a small plan shows what matters first: taken back, claimed by two, escalated, reopened', () => {
  const names = planOf(20).map(({ script }) => script.name);
  for (const word of ['reclaimed', 'two at once', 'acknowledged', 'reopened', 'disqualified', 'nurtured'])
    expect(
      names.some((name) => name.includes(word)),
      word,
    ).toBe(true);
});

test('orders that need verification are won with findings by two persons', async () => {
  const verified = scripts.filter(({ name }) => /verif|dispute|two at once|all angles/u.test(name));
  for (const script of verified.filter(({ ends, name }) => ends === 'won' && !name.includes('without'))) {
    const stage = new MemoryStage();
    await script.play(new Player(stage, script.casts[0]!, prospectOf(1)));
    expect(countingVerifiers(stage.lead!, playbook, stage.now()).size, script.name).toBe(2);
  }
});
