// Is nothing hidden that a lead would have taken, and nothing offered to those whose it is not?
import { expect, test } from 'vitest';
import { offerOf } from '../../domain/offers.ts';
import { lives } from '../support/random-lives.ts';

test('whatever a lead took and made something of had been offered', () => {
  lives((before, events, _after, _now, _policy, { actor, command }) => {
    if (before === null || actor.kind === 'engine') return;
    if (events.length > 0)
      expect([command.type, offerOf(command.type, before, actor)]).toEqual([command.type, 'possible']);
  });
});
