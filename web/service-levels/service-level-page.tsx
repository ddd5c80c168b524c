// What is due and late, who was called, how were targets kept, and when in the week are they missed?
import { Badge, Group, Stack, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { CommandDrawer } from '../command/command-drawer.tsx';
import type { Begun } from '../command/command-drawer.tsx';
import { passOver } from '../pass-over.ts';
import { Failed, Loading } from '../states.tsx';
import { levelsIn } from './asked.ts';
import { DueList } from './due-list.tsx';
import { Kept } from './kept.tsx';
import { LevelFilters } from './level-filters.tsx';
import type { LevelFilterProps } from './level-filters.tsx';
import { OpenCalls } from './open-calls.tsx';
import { useLevels } from './service-level-queries.ts';
import { Week } from './week.tsx';

export const ServiceLevelPage = (): JSX.Element => {
  const { t } = useTranslation();
  const asked = levelsIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  const { data, error, refetch } = useLevels(asked);
  const [begun, begin] = useState<Begun | null>(null);
  const ask: LevelFilterProps['ask'] = (word, value) => {
    const { [word]: _, ...rest } = asked;
    const search = value === null || value === '' ? rest : { ...rest, [word]: value };
    passOver(navigate({ to: '.', search, replace: true }));
  };
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('page.levels')}
        </Title>
        {data !== undefined && <Open open={data.open} />}
      </Group>
      <LevelFilters asked={asked} ask={ask} />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      <DueList {...{ asked, ask, begin }} />
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          <OpenCalls calls={data.escalations} begin={begin} />
          <Kept {...{ asked, ask }} levels={data} />
        </>
      )}
      <Week {...{ asked, ask }} />
      <CommandDrawer begun={begun} end={() => begin(null)} />
    </Stack>
  );
};

const Open = ({ open }: { readonly open: Schemas['ServiceLevels']['open'] }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Group gap="xs" role="group" aria-label={t('levels.open')}>
      <Badge color="red.9" variant={open.late > 0 ? 'filled' : 'default'}>
        {t('board.late', { count: open.late })}
      </Badge>
      <Badge color="yellow.3" autoContrast variant={open.at_risk > 0 ? 'filled' : 'default'}>
        {t('board.atRisk', { count: open.at_risk })}
      </Badge>
      <Badge variant="default">{t('board.inTime', { count: open.in_time })}</Badge>
      <Badge variant="default">{t('levels.paused', { count: open.paused })}</Badge>
    </Group>
  );
};
