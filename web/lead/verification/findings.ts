// What did verifiers find? The findings of the matrix, with what was said and whether they count.
import type { Schemas } from '../../client.ts';
import { listAt, textAt } from '../../value-at.ts';
import { latest } from '../events-in.ts';
import type { Event } from '../events-in.ts';

export interface FindingTold {
  readonly findingId: string;
  readonly angle: string;
  /** Null: where the contact stands was not known. */
  readonly level: string | null;
  readonly contactId: string;
  readonly medium: string;
  readonly result: string;
  readonly verifier: string;
  readonly at: string;
  readonly note: string | null;
  /** Why it counts for nothing; null where it counts. */
  readonly idle: string | null;
  readonly isResolved: boolean;
}

export const findingsIn = (
  matrix: Schemas['LeadTold']['matrix'],
  events: readonly Event[],
): readonly FindingTold[] =>
  matrix.flatMap((row) =>
    listAt(row, 'cells').map((cell) => {
      const at = (name: string): string => textAt(cell, 'finding', name) ?? '';
      const findingId = at('findingId');
      const recorded = latest(events, 'FindingRecorded', (data) => textAt(data, 'findingId') === findingId);
      return {
        ...{ findingId, angle: at('angle'), level: textAt(cell, 'finding', 'level') },
        ...{ contactId: at('contactId'), medium: at('medium'), result: at('result'), at: at('at') },
        verifier: textAt(cell, 'finding', 'verifier', 'personId') ?? '',
        note: textAt(recorded?.data, 'note'),
        idle: textAt(cell, 'idle'),
        isResolved: textAt(cell, 'resolvedBy') !== null,
      };
    }),
  );
