// What is wrong with the name of a person or an office that stands in somebody's file?
import { didYouMean } from '../nearest-word.ts';
import type { Organisation } from './organisation.ts';

/** A sentence; null where there is such a person, and they are active. */
export const personMistake = ({ people }: Pick<Organisation, 'people'>, personId: string): string | null => {
  const person = people.get(personId);
  if (person === undefined)
    return `There is no person "${personId}".${didYouMean(personId, people.keys())} \`leadcycle org show\` lists the people.`;
  return person.active ? null : `"${personId}" has left the organisation: name somebody who is there.`;
};

/** A sentence; null where there is such an office. */
export const officeMistake = ({ offices }: Pick<Organisation, 'offices'>, officeId: string): string | null =>
  offices.has(officeId)
    ? null
    : `There is no office "${officeId}".${didYouMean(officeId, offices.keys())} \`leadcycle org show\` lists them.`;
