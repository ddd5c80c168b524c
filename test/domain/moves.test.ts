// Does looking a move up say what the table of moves says?
import { expect, test } from 'vitest';
import { isMove, moves, type From } from '../../domain/moves.ts';
import { LeadEvent } from '../../events/lead-event.ts';
import { Place } from '../../events/vocabulary.ts';

test('a move is allowed if and only if a row of the table has it', () => {
  const places = Place.options;
  const origins: readonly From[] = ['none', ...places];
  const types = LeadEvent.options.map(({ shape }) => shape.type.value);
  for (const from of origins)
    for (const to of places)
      for (const by of types)
        expect(isMove(from, to, by)).toBe(
          moves.some((move) => move.from.includes(from) && move.to.includes(to) && move.by.includes(by)),
        );
});
