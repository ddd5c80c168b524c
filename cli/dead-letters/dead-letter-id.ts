// What does somebody name by this word: a record by its place, or a lead?
import { isUuid } from '../../doors/uuid.ts';
import type { Place } from '../../projections/dead-letters/dead-records.ts';
import { misuse } from '../failure.ts';

export type DeadLetterId =
  { readonly kind: 'record'; readonly place: Place } | { readonly kind: 'lead'; readonly leadId: string };

/** @throws CliFailure (misuse) */
export const deadLetterId = (word: string): DeadLetterId => {
  if (isUuid(word)) return { kind: 'lead', leadId: word.toLowerCase() };
  const place = /^(\d{1,9})\/(\d{1,15})$/u.exec(word);
  if (place !== null)
    return { kind: 'record', place: { partition: Number(place[1]), offset: Number(place[2]) } };
  throw misuse(
    `"${word}" names neither a record nor a lead.`,
    'Write PARTITION/OFFSET, as `leadcycle dlq list` shows it, or the id of a lead.',
  );
};
