// Which clocks are late or due, the earliest first, and who is told next of each?
import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun } from '../command/command-drawer.tsx';
import { instant } from '../format.ts';
import { useNames } from '../names.ts';
import { passOver } from '../pass-over.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading, Nothing } from '../states.tsx';
import { TimeLeft } from '../time-left.tsx';
import { urgencies } from './asked.ts';
import { LadderDrawer } from './ladder-drawer.tsx';
import type { LevelFilterProps } from './level-filters.tsx';
import { useReceiverWords } from './receiver-words.ts';
import { useDue } from './service-level-queries.ts';
import type { DueRow } from './service-level-queries.ts';

interface DueListProps extends LevelFilterProps {
  readonly begin: (begun: Begun) => void;
}

export const DueList = ({ asked, ask, begin }: DueListProps): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDue(asked);
  const [climbed, climb] = useState<DueRow | null>(null);
  const rows = data?.pages.flatMap(({ items }) => items);
  const columns = useColumns(begin, climb);
  return (
    <Stack gap="xs" component="section" aria-label={t('levels.due')}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5">
          {t('levels.due')}
        </Title>
        <SegmentedControl
          aria-label={t('levels.urgency')}
          value={asked.urgency ?? ''}
          data={[
            { value: '', label: t('levels.all') },
            ...urgencies.map((value) => ({ value, label: t(`urgency.${value}`) })),
          ]}
          onChange={(value) => ask('urgency', value)}
        />
      </Group>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {rows === undefined ? (
        error === null && <Loading />
      ) : rows.length === 0 && !hasNextPage ? (
        <Nothing sentence={t('levels.nothing')} />
      ) : (
        <Sheet
          name={t('levels.due')}
          file="clocks-due"
          columns={columns}
          rows={rows}
          keyOf={({ leadId, clock }) => `${leadId} ${clock}`}
        />
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => passOver(fetchNextPage())}>
          {t('state.more')}
        </Button>
      )}
      <LadderDrawer row={climbed} end={() => climb(null)} />
    </Stack>
  );
};

const useColumns = (
  begin: DueListProps['begin'],
  climb: (row: DueRow) => void,
): readonly Column<DueRow>[] => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const receiverWords = useReceiverWords();
  const about = ({ customer, leadId }: DueRow): string => customer ?? leadId.slice(0, 8);
  const nextWords = ({ next }: DueRow): string | null =>
    next === null
      ? null
      : t('levels.toldAt', {
          ...{ who: receiverWords(next.receivers), percent: Math.round(next.percent) },
          at: instant(next.at, i18n.language),
        });
  return [
    {
      ...{ name: t('leads.lead'), kind: 'text', of: about },
      show: (row) => (
        <>
          <Link to="/leads/$leadId" params={{ leadId: row.leadId }}>
            {about(row)}
          </Link>
          <Text size="xs" c="dimmed">
            {row.product ?? ''}
          </Text>
        </>
      ),
    },
    { name: t('levels.clock'), kind: 'text', of: ({ clock }) => t(`clock.${clock}`, clock) },
    {
      name: t('levels.left'),
      kind: 'text',
      of: ({ urgency }) => t(`urgency.${urgency}`),
      show: (row) => (
        <Stack gap={2} align="flex-start">
          <TimeLeft {...row} pressingMs={row.targetMs / 5} />
          <Text size="xs" c="dimmed">
            {instant(row.dueAt, i18n.language)}
          </Text>
        </Stack>
      ),
    },
    { name: t('filter.office'), kind: 'text', of: ({ office }) => names.office(office) },
    {
      name: t('filter.owner'),
      kind: 'text',
      of: ({ owner }) => (owner === null ? null : names.person(owner)),
    },
    {
      ...{ name: t('levels.toldNext'), kind: 'text', of: nextWords },
      // Sentences may be long: they are broken rather than that what can be done lies beyond the edge.
      show: (row) => (
        <Text size="sm" w="14rem" style={{ whiteSpace: 'normal' }}>
          {nextWords(row) ?? '–'}
        </Text>
      ),
    },
    {
      name: t('levels.do'),
      kind: 'text',
      of: ({ excusedBecause }) => excusedBecause,
      show: (row) => (
        <Group gap={4}>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('levels.ladderOf', { about: about(row) })}
            onClick={() => climb(row)}
          >
            {t('levels.ladder')}
          </Button>
          {row.breachedAt !== null && row.excusedBecause === null && row.stage !== null && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('levels.excuseOf', { about: about(row) })}
              onClick={() =>
                begin({
                  ...{ leadId: row.leadId, command: 'ExcuseBreach', about: about(row) },
                  preset: { clock: row.clock, cycle: String(row.cycle) },
                })
              }
            >
              {t('levels.excuse')}
            </Button>
          )}
          {row.excusedBecause !== null && (
            <Text size="xs">{t('levels.excused', { because: row.excusedBecause })}</Text>
          )}
        </Group>
      ),
    },
  ];
};
