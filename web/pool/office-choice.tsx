// Of which office, with all below it? One choice, kept in the address.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationQuery } from '../queries.ts';

interface OfficeChoiceProps {
  readonly office: string | undefined;
  readonly choose: (office: string | null) => void;
}

export const OfficeChoice = ({ office, choose }: OfficeChoiceProps): JSX.Element => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  const offices = data?.offices.map(({ officeId, name }) => ({ value: officeId, label: name })) ?? [];
  return (
    <NativeSelect
      label={t('pool.office')}
      value={office ?? ''}
      data={[{ value: '', label: t('pool.allOffices') }, ...offices]}
      onChange={({ currentTarget }) => choose(currentTarget.value === '' ? null : currentTarget.value)}
    />
  );
};
