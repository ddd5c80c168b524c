// Which person of the organisation is meant? Found by name, office or role.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationQuery } from '../queries.ts';
import { useChoices } from './choices.ts';

interface PersonProps {
  readonly fieldName: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly personId: string;
  readonly choose: (personId: string) => void;
}

/** So many are shown at once; who is not among them is found by writing. */
const shownAtOnce = 60;

export const PersonInput = ({ fieldName, personId, choose, ...told }: PersonProps): JSX.Element => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  const first = useChoices(fieldName)?.options.map(({ value }) => value) ?? [];
  const people = (data?.people ?? [])
    .filter(({ active }) => active)
    .map((person) => ({
      value: person.personId,
      label: [
        person.name,
        person.officeId,
        person.roles.map((role) => t(`role.${role}`)).join(', '),
        ...(person.absent ? [t('form.absent')] : []),
      ].join(' · '),
    }));
  const proposed = people.filter(({ value }) => first.includes(value));
  const others = people.filter(({ value }) => !first.includes(value));
  return (
    <Select
      {...told}
      searchable
      clearable={!told.required}
      limit={shownAtOnce}
      nothingFoundMessage={t('signIn.nobodySo')}
      clearButtonProps={{ 'aria-label': t('form.empty') }}
      data={
        proposed.length === 0
          ? people
          : [
              { group: t('form.proposed'), items: proposed },
              { group: t('form.others'), items: others },
            ]
      }
      value={personId === '' ? null : personId}
      onChange={(chosen) => choose(chosen ?? '')}
    />
  );
};
