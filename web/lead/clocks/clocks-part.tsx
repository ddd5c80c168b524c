// Which clocks ran for a lead, how did each end, and what happened on the way: pauses, steps, breach, excuse?
import { Badge, Card, Group, List, Progress, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { workingSpan } from '../../working-span.ts';
import type { PartProps } from '../part-props.ts';
import { clockLives } from './clock-lives.ts';
import type { ClockLife } from './clock-lives.ts';

export const ClocksPart = ({ told, events }: PartProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const lives = clockLives(events);
  const at = (time: string): string => instant(time, i18n.language, told.timeZone);
  const columns: readonly Column<ClockLife>[] = [
    {
      name: t('field.clock'),
      kind: 'text',
      of: ({ clock, cycle }) => `${t(`clock.${clock}`, clock)} · ${t('clocks.cycle', { cycle })}`,
    },
    { name: t('project.state'), kind: 'text', of: ({ state }) => t(`clocks.state.${state}`) },
    {
      name: t('clocks.targetShort'),
      kind: 'text',
      of: ({ targetMs }) => workingSpan(targetMs, t),
    },
    { name: t('clocks.from'), kind: 'text', of: ({ startedAt }) => at(startedAt) },
    { name: t('clocks.due'), kind: 'text', of: ({ dueAt }) => at(dueAt) },
    { name: t('clocks.ended'), kind: 'text', of: ({ endedAt }) => (endedAt === null ? null : at(endedAt)) },
  ];
  if (lives.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('clocks.none')}
      </Text>
    );
  return (
    <Stack gap="sm">
      <Card withBorder>
        <Stack gap="sm">
          <Title order={3} size="h5">
            {t('clocks.title')}
          </Title>
          <Sheet
            {...{ columns }}
            rows={lives}
            name={t('clocks.title')}
            file="lead-clocks"
            keyOf={({ clock, cycle }) => `${clock} ${String(cycle)}`}
          />
        </Stack>
      </Card>
      {lives.filter(isEventful).map((life) => (
        <Life key={`${life.clock} ${String(life.cycle)}`} {...{ life, told }} />
      ))}
    </Stack>
  );
};

/** The table says all of the others. */
const isEventful = ({ state, steps, pauses, breachedAt }: ClockLife): boolean =>
  state === 'running' || state === 'paused' || breachedAt !== null || steps.length + pauses.length > 0;

const Life = ({ life, told }: { readonly life: ClockLife } & Pick<PartProps, 'told'>): JSX.Element => {
  const { t } = useTranslation();
  const { clock, cycle, state, targetMs, breachedAt } = life;
  const isLate = breachedAt !== null;
  const left = told.clocks.find((one) => one.clock === clock && one.cycle === cycle)?.leftMs ?? null;
  const used = left === null || targetMs === 0 ? null : Math.max(0, Math.round((1 - left / targetMs) * 100));
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        <Group justify="space-between">
          <Text size="sm" fw={600}>
            {t(`clock.${clock}`, clock)} · {t('clocks.cycle', { cycle })}
          </Text>
          <Group gap={4}>
            {isLate && <Badge color="red.9">{t('clocks.late')}</Badge>}
            <Badge variant="default">{t(`clocks.state.${state}`)}</Badge>
          </Group>
        </Group>
        <Text size="xs" c="dimmed">
          {t('clocks.target', { span: workingSpan(targetMs, t) })}
        </Text>
        {used !== null && (state === 'running' || state === 'paused') && (
          <Progress
            value={Math.min(used, 100)}
            color={isLate ? 'red.8' : 'blue.8'}
            aria-label={t('clocks.used', { percent: used })}
          />
        )}
        <WhatHappened {...{ life, told }} />
      </Stack>
    </Card>
  );
};

const WhatHappened = ({
  life,
  told: { timeZone },
}: { readonly life: ClockLife } & Pick<PartProps, 'told'>): JSX.Element | null => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const at = (time: string): string => instant(time, i18n.language, timeZone);
  const lines = [
    ...life.pauses.map(({ from, to, because }) =>
      to === null
        ? { time: from, words: t('clocks.paused', { from: at(from), because }) }
        : { time: from, words: t('clocks.pause', { from: at(from), to: at(to), because }) },
    ),
    ...life.steps.map(({ kind, at: time, percent, action, by }) => ({
      time,
      words:
        kind === 'step'
          ? t('clocks.step', { percent, at: at(time), action: t(`word.${action}`) })
          : kind === 'raised'
            ? t('clocks.raised', { at: at(time) })
            : t('clocks.acknowledged', { at: at(time), who: by === null ? '' : names.person(by) }),
    })),
    ...(life.breachedAt === null
      ? []
      : [{ time: life.breachedAt, words: t('clocks.breached', { at: at(life.breachedAt) }) }]),
    ...(life.excused === null
      ? []
      : [
          {
            time: life.excused.at,
            words: t('clocks.excused', {
              ...{
                at: at(life.excused.at),
                who: names.person(life.excused.by),
                because: life.excused.because,
              },
            }),
          },
        ]),
    ...(life.isLateEntry ? [{ time: life.endedAt ?? '', words: t('clocks.lateEntry') }] : []),
  ].sort((a, b) => a.time.localeCompare(b.time));
  if (lines.length === 0) return null;
  return (
    <List size="xs">
      {lines.map(({ time, words }) => (
        <List.Item key={`${time} ${words}`}>{words}</List.Item>
      ))}
    </List>
  );
};
