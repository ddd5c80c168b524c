// What becomes of a lead whose owner has left?
import { describe, expect, test } from 'vitest';
import { react } from '../../domain/react.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import {
  as,
  assess,
  engine,
  hour,
  obtain,
  offer,
  owner,
  policy,
  reservation,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const owned = (): Life =>
  life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben')).stage('convert');
const reclaim = (ownerId = 'ben'): LeadCommand => ({
  type: 'ReclaimLead',
  input: { ownerId, reason: 'ben has left' },
});
const cast = { administrator: { ...as('noor'), roles: ['administrator' as const] } };

describe('a lead in conversion', () => {
  test('goes to distribution at once, its clocks end, its place is freed and another owner is looked for', () => {
    const story = owned().do('mia', reclaim()).stage('distribute');
    expect(story.last('LeadReclaimed')).toMatchObject({ rule: 'owner_inactive', by: { personId: 'mia' } });
    expect(story.last('ClockStopped')).toMatchObject({ clock: 'first_contact', result: 'cancelled' });
    const { effects } = react(story.known, policy);
    expect(effects.map(({ type }) => type).sort()).toEqual(['findOwner', 'releaseCapacity']);
    story.do(engine, offer('ada', 2)).stage('convert');
  });

  test('is no fault of theirs: who comes back may have it again at once', () => {
    const story = owned().do('mia', reclaim());
    expect(story.known.releases).toEqual([]);
    story.do(engine, offer('ben', 2)).stage('convert');
  });

  test('is protected from no leaving, however new the owner is', () => {
    owned().after(hour).do(cast.administrator, reclaim()).stage('distribute');
  });

  test('of somebody else by now stays as it is: the same request again changes nothing', () => {
    const story = owned().do('mia', {
      type: 'ReassignLead',
      input: { owner: owner('ada'), reservation: reservation(2), reason: 'ben leaves' },
    });
    story.nothing('mia', reclaim());
    story.do('mia', reclaim('ada')).nothing('mia', reclaim('ada'));
  });

  test('is taken by a sales manager of its offices or an administrator, by nobody else', () => {
    for (const who of ['ben', 'vera', 'noor'] as const) owned().refused('not_permitted', who, reclaim());
    owned().do('hana', reclaim());
  });
});

test('a lead that had gone back stays in its stage without an owner, and is distributed when it gets there', () => {
  const story = owned().do('vera', { type: 'EvaluateLead', input: { sendBack: 'new facts', stated: null } });
  const before = story.known.standing.stage;
  if (before === 'convert') throw new Error('the lead did not go back');
  story.do('mia', reclaim()).stage(before);
  expect(story.last('LeadReclaimed')).toMatchObject({ enters: null });
  expect(react(story.known, policy).effects).toMatchObject([{ type: 'releaseCapacity', ownershipNo: 1 }]);
  story.do('vera', assess('P', 4), assess('T', 3)).stage('distribute');
});
