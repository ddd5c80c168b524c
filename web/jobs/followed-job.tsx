// How far has a job come that gives many leads one command, and which leads refused? It can be stopped between two leads, and resumed.
import { Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusals } from '../bulk/refusals.tsx';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';
import { Failed, Loading } from '../states.tsx';

const askAgainMs = 1_000;

const keyOf = (jobId: string): readonly string[] => ['job', jobId];

export const FollowedJob = ({ jobId }: { readonly jobId: string }): JSX.Element => {
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(jobId),
    queryFn: () => told(api.GET('/v1/bulk/{jobId}', { params: { path: { jobId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askAgainMs : false),
  });
  return (
    <Stack gap="sm" maw={900}>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? error === null && <Loading /> : <Job job={data} />}
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
      <Progress value={share} size="lg" aria-label={t('job.progress')} />
      <Text role="status">
        {t('job.done', {
          done: done.toLocaleString(i18n.language),
          all: all.toLocaleString(i18n.language),
        })}{' '}
        · {t('bulk.came', { changed, unchanged, refused })}
      </Text>
      {state !== 'finished' && <Steering jobId={job.jobId} isRunning={state === 'running'} />}
      <Refusals refusals={job.refusals} />
    </>
  );
};

const Steering = ({
  jobId,
  isRunning,
}: {
  readonly jobId: string;
  readonly isRunning: boolean;
}): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const params = { path: { jobId } };
  const steer = useMutation({
    mutationFn: () =>
      told(
        isRunning
          ? api.POST('/v1/bulk/{jobId}/stop', { params, body: {} })
          : api.POST('/v1/bulk/{jobId}/resume', { params, body: {} }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(jobId) }),
  });
  return (
    <Group>
      <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate()}>
        {t(isRunning ? 'job.stop' : 'job.resume')}
      </Button>
      {steer.error !== null && <Failed error={steer.error} again={null} />}
    </Group>
  );
};
