// How is the engine? Part by part: what is measured, how it is judged, and what to do about it. Asked again by itself.
import { Badge, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import { instant } from '../format.ts';
import { Failed, Loading } from '../states.tsx';
import { HealthDetail } from './health-detail.tsx';
import { HealthPart } from './health-part.tsx';
import { SavedHealth } from './saved-health.tsx';
import { StateBadge } from './state-badge.tsx';

const everyMs = 10_000;

export const HealthPage = (): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['health'],
    queryFn: () => told(api.GET('/v1/health')),
    refetchInterval: everyMs,
  });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={2} size="h3">
            {t('page.health')}
          </Title>
          {data !== undefined && <StateBadge state={data.state} />}
          {data !== undefined && <SavedHealth health={data} />}
        </Group>
        {data !== undefined && (
          <Text size="sm" c="dimmed">
            {t('health.at', { at: instant(data.at, i18n.language) })}
          </Text>
        )}
      </Group>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            {data.parts.map((part) => (
              <HealthPart key={part.part} part={part} />
            ))}
          </SimpleGrid>
          <section aria-label={t('health.versions')}>
            <Title order={3} size="h5" mb={4}>
              {t('health.versions')}
            </Title>
            <Group gap="xs">
              {data.versions.map(({ of, version }) => (
                <Badge key={of} variant="default" tt="none">
                  {t(`health.version.${of}`)} {version ?? t('health.notTold')}
                </Badge>
              ))}
            </Group>
          </section>
          {data.detail !== null && <HealthDetail detail={data.detail} />}
        </>
      )}
    </Stack>
  );
};
