// Of which office, with all below it? One choice, kept in the address.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../names.ts';
import { organisationQuery } from '../queries.ts';
import { withAsked } from '../with-asked.ts';

interface OfficeChoiceProps {
  readonly office: string | undefined;
  readonly choose: (office: string | null) => void;
}

export const OfficeChoice = ({ office, choose }: OfficeChoiceProps): JSX.Element => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  const names = useNames();
  const offices = withAsked(data?.offices.map(({ officeId }) => officeId) ?? [], office);
  return (
    <NativeSelect
      label={t('pool.office')}
      value={office ?? ''}
      data={[
        { value: '', label: t('pool.allOffices') },
        ...offices.map((value) => ({ value, label: names.office(value) })),
      ]}
      onChange={({ currentTarget }) => choose(currentTarget.value === '' ? null : currentTarget.value)}
    />
  );
};
