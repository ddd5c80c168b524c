// Which fields do many events tell in the same words? Where a lead goes, who did it, why, and how sure the time is.
import { z } from 'zod';
import { Owner, PersonRef } from './values.ts';
import { Basis, Place } from './vocabulary.ts';

export const enters = Place.describe('Where the lead goes.');
export const entersOrStays = Place.nullable().describe('Where the lead goes; null: it stays where it is.');
export const by = PersonRef.describe('Who did it.');
export const byOrEngine = PersonRef.nullable().describe('Who did it; null: the engine or a service.');
export const because = z.string().describe('Why, in words for a person.');
export const basis = Basis.describe(
  'How sure the time is: recorded first-hand, stated by an import, or estimated from it.',
);
export const ownerOrNobody = Owner.nullable().describe('Who owned it at that moment; null: nobody.');
