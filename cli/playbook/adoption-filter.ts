// Which leads does a filter of the command line name? Words like office=london, all of which must hold.
import { Grade, Stage, Tier } from '../../events/vocabulary.ts';
import type { AdoptionFilter } from '../../doors/playbook/adopt-playbook.ts';
import { didYouMean } from '../../doors/nearest-word.ts';
import { misuse } from '../failure.ts';

const names = ['office', 'tier', 'stage', 'owner', 'grade', 'playbook'] as const;

/** Fields with a closed list of words. */
const words: Readonly<Partial<Record<string, readonly string[]>>> = {
  tier: Tier.options,
  stage: [...Stage.options, 'nurture'],
  grade: Grade.options,
};

/**
 * `office=london tier=region` to a filter; an empty text filters nothing.
 * @throws CliFailure (misuse) naming the word that does not fit
 */
export const adoptionFilter = (text: string): AdoptionFilter => {
  const filter: Record<(typeof names)[number], string | null> = {
    ...{ office: null, tier: null, stage: null, owner: null, grade: null, playbook: null },
  };
  for (const word of text.split(/[\s,]+/u).filter((part) => part !== '')) {
    const [, written = word, value = ''] = /^(\w+)=(.+)$/u.exec(word) ?? [];
    const name = names.find((known) => known === written);
    if (name === undefined || value === '')
      throw misuse(
        `"${word}" filters nothing.${didYouMean(written, names)}`,
        `Write words like office=london; known are ${names.join(', ')}.`,
      );
    const known = words[name];
    if (known !== undefined && !known.includes(value))
      throw misuse(
        `No open lead has the ${name} "${value}".${didYouMean(value, known)}`,
        `Known are ${known.join(', ')}.`,
      );
    filter[name] = value;
  }
  return filter;
};
