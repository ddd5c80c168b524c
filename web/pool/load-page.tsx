// How much has everybody against what they can keep, and which office has room?
import { Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import { useNames } from '../names.ts';
import { passOver } from '../pass-over.ts';
import type { Column } from '../sheet/column.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { LoadTable } from './load-table.tsx';
import { OfficeHead } from './office-head.tsx';
import { useLoad } from './pool-queries.ts';
import type { PersonLoad } from './pool-queries.ts';

const here = getRouteApi('/load');

export const LoadPage = (): JSX.Element => {
  const { t } = useTranslation();
  const asked = here.useSearch();
  const navigate = here.useNavigate();
  const { data, error, refetch } = useLoad(asked);
  return (
    <Stack gap="md">
      <OfficeHead
        title={t('page.load')}
        asked={asked}
        ask={(search) => passOver(navigate({ search, replace: true }))}
      />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : data.people.length === 0 ? (
        <Nothing sentence={t('load.nothing')} />
      ) : (
        <>
          <ByOffice people={data.people} />
          <LoadTable people={data.people} />
        </>
      )}
    </Stack>
  );
};

interface OfficeLoad {
  readonly officeId: string;
  readonly people: number;
  readonly has: number;
  readonly free: number;
}

const byOffice = (people: readonly PersonLoad[]): readonly OfficeLoad[] => {
  const offices = new Map<string, OfficeLoad>();
  for (const { officeId, owned, held, capacity } of people) {
    const before = offices.get(officeId) ?? { officeId, people: 0, has: 0, free: 0 };
    offices.set(officeId, {
      ...{ officeId, people: before.people + 1, has: before.has + owned + held },
      // Who has more than they can keep makes no room for others.
      free: before.free + Math.max(0, capacity - owned - held),
    });
  }
  return [...offices.values()];
};

const ByOffice = ({ people }: { readonly people: readonly PersonLoad[] }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const rows = byOffice(people).map((row) => ({ ...row, name: names.office(row.officeId) }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { name: t('load.office'), kind: 'text', of: ({ name }) => name },
    { name: t('load.people'), kind: 'count', of: (row) => row.people },
    { name: t('load.has'), kind: 'count', of: ({ has }) => has },
    { name: t('load.free'), kind: 'count', of: ({ free }) => free },
    {
      ...{ name: t('load.share'), kind: 'share' },
      of: ({ has, free }) => (has + free === 0 ? null : has / (has + free)),
    },
  ];
  const told = JSON.stringify(rows);
  const option = useMemo<ChartProps['option']>(() => {
    const drawn = rows.toReversed();
    return ({ good, colours }) => ({
      grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', data: drawn.map(({ name }) => name) },
      series: [
        {
          ...{ type: 'bar', stack: 'all', name: t('load.has'), itemStyle: { color: colours[0] ?? good } },
          data: drawn.map(({ has }) => has),
        },
        {
          ...{ type: 'bar', stack: 'all', name: t('load.free'), itemStyle: { color: good, opacity: 0.45 } },
          data: drawn.map(({ free }) => free),
        },
      ],
    });
    // The rows are made anew each time; what they say changes seldom.
  }, [told, t]);
  return (
    <Figure
      name={t('load.byOffice')}
      file="load-by-office"
      columns={columns}
      rows={rows}
      keyOf={({ officeId }) => officeId}
      option={option}
      height={Math.max(140, 60 + rows.length * 34)}
    >
      <Text size="sm" c="dimmed">
        {t('load.explained')}
      </Text>
    </Figure>
  );
};
