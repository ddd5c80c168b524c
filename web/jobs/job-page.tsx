// What does the address of a job show that gives many leads one command?
import { Stack, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { FollowedJob } from './followed-job.tsx';

const route = getRouteApi('/jobs/$jobId');

export const JobPage = (): JSX.Element => {
  const { jobId } = route.useParams();
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('job.title')}
      </Title>
      <FollowedJob jobId={jobId} />
      <Link to="/leads" search={{}}>
        {t('page.leads')}
      </Link>
    </Stack>
  );
};
