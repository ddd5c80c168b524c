// How far has a job come that gives many leads one command? It can be stopped between two leads, and resumed.
import { Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusals } from '../bulk/refusals.tsx';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';
import { Failed, Loading } from '../states.tsx';

const askAgainMs = 1_000;

const route = getRouteApi('/jobs/$jobId');

export const JobPage = (): JSX.Element => {
  const { jobId } = route.useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['job', jobId],
    queryFn: () => told(api.GET('/v1/bulk/{jobId}', { params: { path: { jobId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askAgainMs : false),
  });
  return (
    <Stack gap="sm" maw={900}>
      <Title order={2} size="h3">
        {t('job.title')}
      </Title>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? error === null && <Loading /> : <Job job={data} />}
      <Link to="/leads" search={{}}>
        {t('page.leads')}
      </Link>
    </Stack>
  );
};

const Job = ({ job }: { readonly job: Schemas['BulkJob'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { waiting, changed, unchanged, refused, state } = job;
  const done = changed + unchanged + refused;
  const all = done + waiting;
  const share = all === 0 ? 100 : (100 * done) / all;
  return (
    <>
      <Group gap="xs">
        <Badge size="lg" variant={state === 'running' ? 'filled' : 'default'}>
          {t(`job.${state}`)}
        </Badge>
        <Text>{job.note}</Text>
        <Text size="sm" c="dimmed">
          {t('actor.person', { name: names.person(job.author) })}
        </Text>
      </Group>
      <Progress value={share} size="lg" aria-label={t('job.title')} />
      <Text role="status">
        {t('job.done', {
          done: done.toLocaleString(i18n.language),
          all: all.toLocaleString(i18n.language),
        })}{' '}
        · {t('bulk.came', { changed, unchanged, refused })}
      </Text>
      <Steering job={job} />
      <Refusals refusals={job.refusals} />
    </>
  );
};

const Steering = ({ job: { jobId, state } }: { readonly job: Schemas['BulkJob'] }): JSX.Element | null => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const params = { path: { jobId } };
  const steer = useMutation({
    mutationFn: () =>
      told(
        state === 'running'
          ? api.POST('/v1/bulk/{jobId}/stop', { params, body: {} })
          : api.POST('/v1/bulk/{jobId}/resume', { params, body: {} }),
      ),
    onSuccess: (job) => queries.setQueryData(['job', jobId], job),
  });
  if (state === 'finished') return null;
  return (
    <Group>
      <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate()}>
        {t(state === 'running' ? 'job.stop' : 'job.resume')}
      </Button>
      {steer.error !== null && <Failed error={steer.error} again={null} />}
    </Group>
  );
};
