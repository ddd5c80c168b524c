// How does somebody leave without a lead being forgotten? Chosen, looked at, begun, and followed to the end.
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { FollowedJob } from '../jobs/followed-job.tsx';
import { useNames } from '../names.ts';
import { passOver } from '../pass-over.ts';
import { organisationQuery } from '../queries.ts';
import type { AskedOfLeaver } from './asked-of-leaver.ts';
import { LeaverPreview } from './leaver-preview.tsx';

const here = getRouteApi('/leaver');

export const LeaverPage = (): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const { person, to, job } = here.useSearch();
  const navigate = here.useNavigate();
  const { data } = useQuery(organisationQuery);
  const go = (search: AskedOfLeaver): void => passOver(navigate({ search, replace: true }));
  const people = (data?.people ?? [])
    .filter(({ active, personId }) => active || personId === person)
    .map(({ personId, name, officeId }) => ({
      value: personId,
      label: `${name} · ${names.office(officeId)}`,
    }))
    .toSorted((one, other) => (one.label < other.label ? -1 : 1));
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {t('page.leaver')}
      </Title>
      <Text size="sm">{t('leaver.explained')}</Text>
      <Group align="flex-end">
        <NativeSelect
          label={t('leaver.who')}
          value={person ?? ''}
          data={[{ value: '', label: t('leaver.choose') }, ...people]}
          onChange={({ currentTarget: { value } }) => go(value === '' ? {} : { person: value })}
        />
        {person !== undefined && (
          <NativeSelect
            label={t('leaver.to')}
            value={to ?? ''}
            data={[
              { value: '', label: t('leaver.engine') },
              ...people.filter(({ value }) => value !== person),
            ]}
            onChange={({ currentTarget: { value } }) =>
              go({ person, ...(value === '' ? {} : { to: value }) })
            }
          />
        )}
      </Group>
      {job !== undefined && <FollowedJob jobId={job} />}
      {person !== undefined && job === undefined && (
        <LeaverPreview
          key={`${person} ${to ?? ''}`}
          person={person}
          to={to ?? null}
          begun={(jobId) =>
            go({ person, ...(to === undefined ? {} : { to }), ...(jobId === null ? {} : { job: jobId }) })
          }
        />
      )}
    </Stack>
  );
};
