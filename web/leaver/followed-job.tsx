// How far has the job come, which leads refused, and how is it stopped and gone on with?
import { Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusals } from '../bulk/refusals.tsx';
import { api, told } from '../client.ts';
import { Failed, Loading } from '../states.tsx';

const everyMs = 1_000;

export const FollowedJob = ({ jobId }: { readonly jobId: string }): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const params = { path: { jobId } };
  const queryKey = ['bulk', jobId];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => told(api.GET('/v1/bulk/{jobId}', { params })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? everyMs : false),
  });
  const change = useMutation({
    mutationFn: (how: 'stop' | 'resume') =>
      told(
        how === 'stop'
          ? api.POST('/v1/bulk/{jobId}/stop', { params, body: {} })
          : api.POST('/v1/bulk/{jobId}/resume', { params, body: {} }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  const { waiting, changed, unchanged, refused, state } = data;
  const all = waiting + changed + unchanged + refused;
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Text fw={600}>{t(`job.state.${state}`)}</Text>
        <Progress
          value={all === 0 ? 100 : ((all - waiting) / all) * 100}
          aria-label={t('job.progress')}
          size="lg"
        />
        <Text size="sm" role="status">
          {t('job.told', { changed, unchanged, refused, waiting })}
        </Text>
        {state !== 'finished' && (
          <Group>
            <Button
              size="xs"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate(state === 'running' ? 'stop' : 'resume')}
            >
              {t(state === 'running' ? 'job.stop' : 'job.resume')}
            </Button>
          </Group>
        )}
        {change.error !== null && <Failed error={change.error} again={null} />}
        <Refusals refusals={data.refusals} />
      </Stack>
    </Card>
  );
};
