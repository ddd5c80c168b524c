// What is wrong with the name of a person or an office that stands in somebody's file?
import { didYouMean } from '../nearest-word.ts';
import type { Organisation } from './organisation.ts';

type People = Pick<Organisation, 'people'>;

/** A sentence; null where there is such a person, also one who has left. */
export const strangerMistake = ({ people }: People, personId: string): string | null =>
  people.has(personId)
    ? null
    : `There is no person "${personId}".${didYouMean(personId, people.keys())} \`leadcycle org show\` lists the people.`;

/** A sentence; null where there is such a person, and they are active. */
export const personMistake = (organisation: People, personId: string): string | null =>
  strangerMistake(organisation, personId) ??
  (organisation.people.get(personId)?.active === true
    ? null
    : `"${personId}" has left the organisation: name somebody who is there.`);

/** A sentence; null where there is such an office. */
export const officeMistake = ({ offices }: Pick<Organisation, 'offices'>, officeId: string): string | null =>
  offices.has(officeId)
    ? null
    : `There is no office "${officeId}".${didYouMean(officeId, offices.keys())} \`leadcycle org show\` lists them.`;
