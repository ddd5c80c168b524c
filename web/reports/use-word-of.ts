// How is a value of a filter or a cut called? Offices and people by their names, what the contract knows by its words.
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { spaced } from '../format.ts';
import { organisationQuery } from '../queries.ts';

/** @param value null or `none`: the leads have none */
export type WordOf = (word: string, value: string | null | undefined) => string;

const people: readonly string[] = ['owner', 'first_owner', 'submitter'];
const followUp: readonly string[] = ['first_contact', 'follow_up_cycle', 'follow_up_length'];

/** Of the same identity as long as it says the same. */
export const useWordOf = (): WordOf => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  return useMemo(() => {
    const persons = new Map(data?.people.map(({ personId, name }) => [personId, name]));
    const offices = new Map(data?.offices.map(({ officeId, name }) => [officeId, name]));
    return (word, value) => {
      if (value === null || value === undefined || value === 'none') return t(`${word}.none`, t('cut.none'));
      if (word === 'office') return offices.get(value) ?? value;
      if (people.includes(word)) return persons.get(value) ?? value;
      if (word === 'stage') return t(`place.${value}`, value);
      // Milestones are the playbook's own words.
      if (word === 'step') return t(`place.${value}`, spaced(value));
      if (followUp.includes(word)) return bucketShown(value, t);
      return t([`${word}.${value}`, `cut.${word}.${value}`], value);
    };
  }, [data, t]);
};

/** `up to 4 h`, `over 180 d`, or a word. */
const bucketShown = (bucket: string, t: TFunction): string => {
  const [, side, limit, unit] = /^(up to|over) (\d+) ([hd])$/u.exec(bucket) ?? [];
  return side === undefined ? t(`bucket.${bucket}`, bucket) : t(`bucket.${side}.${unit ?? ''}`, { limit });
};
