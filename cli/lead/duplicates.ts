// Which leads may be the same as this one? Only as far as the person who asks may see them.
import { duplicatesSeenOf } from '../../doors/duplicates/seen-duplicates.ts';
import { actingPerson } from '../acting-person.ts';
import type { Answer } from '../answer.ts';
import { requireLeadId } from '../lead-id.ts';
import { withEngine } from '../with-engine.ts';
import { suspected } from './receipt.ts';

export interface DuplicatesOptions {
  readonly as?: string;
  readonly json?: boolean;
}

export const findDuplicates = async (leadId: string, options: DuplicatesOptions): Promise<Answer> => {
  const personId = actingPerson(options);
  requireLeadId(leadId);
  const duplicates = await withEngine((engine) => duplicatesSeenOf(engine, personId, leadId));
  return {
    json: { leadId, duplicates },
    text: () =>
      duplicates.length === 0
        ? `No open lead is known with the same need of the same customer as ${leadId}.`
        : duplicates.map(suspected).join('\n'),
  };
};
