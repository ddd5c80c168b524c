// What is there for me to do next, and by when? My leads by the working time that is left, and what I may claim.
import { Badge, Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandDrawer } from '../command/command-drawer.tsx';
import type { Begun } from '../command/command-drawer.tsx';
import { passOver } from '../pass-over.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { Calls } from './calls.tsx';
import { Claimable } from './claimable.tsx';
import { QueueList } from './queue-list.tsx';
import { useQueue } from './queue-queries.ts';

export const QueuePage = (): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useQueue();
  const [begun, begin] = useState<Begun | null>(null);
  const next = useCallback(() => passOver(fetchNextPage()), [fetchNextPage]);
  const more = hasNextPage && !isFetchingNextPage && error === null ? next : null;
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('page.queue')}
        </Title>
        {first !== undefined && (
          <Group gap="xs">
            <Badge variant="default">{t('queue.leads', { count: first.leads })}</Badge>
            <Badge color="red.9" variant={first.late > 0 ? 'filled' : 'default'}>
              {t('board.late', { count: first.late })}
            </Badge>
          </Group>
        )}
      </Group>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {first !== undefined && <Calls calls={first.escalations} begin={begin} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          {first === undefined ? (
            error === null && <Loading />
          ) : items.length === 0 ? (
            <Nothing sentence={t('queue.nothing')}>
              <Text size="sm" c="dimmed">
                {t('queue.nothingRemedy')}
              </Text>
              <Button component={Link} to="/" variant="default">
                {t('page.board')}
              </Button>
            </Nothing>
          ) : (
            <QueueList {...{ items, begin }} leads={first.leads} more={more} />
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Claimable begin={begin} />
        </Grid.Col>
      </Grid>
      <CommandDrawer begun={begun} end={() => begin(null)} />
    </Stack>
  );
};
