// How much working time is left, in words? Late, paused and running are told by text first, and by colour besides.
import { Badge } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from './format.ts';
import { workingSpan } from './working-span.ts';

interface TimeLeftProps {
  readonly state: 'running' | 'paused' | 'stopped';
  /** Working milliseconds; below zero once it is late. Null where it does not run. */
  readonly leftMs: number | null;
  readonly pausedUntil: string | null;
  /** Under so much it is told as pressing. */
  readonly pressingMs?: number;
}

export const TimeLeft = ({ state, leftMs, pausedUntil, pressingMs = 0 }: TimeLeftProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  if (state === 'paused')
    return (
      <Badge variant="default" tt="none">
        {pausedUntil === null
          ? t('due.paused')
          : t('due.pausedUntil', { at: instant(pausedUntil, language) })}
      </Badge>
    );
  if (leftMs === null)
    return (
      <Badge variant="default" tt="none">
        {t('due.running')}
      </Badge>
    );
  const span = workingSpan(leftMs, t);
  if (leftMs < 0)
    return (
      <Badge color="red.9" tt="none">
        {t('due.lateBy', { span })}
      </Badge>
    );
  return leftMs < pressingMs ? (
    <Badge color="yellow.3" autoContrast tt="none">
      {t('due.left', { span })}
    </Badge>
  ) : (
    <Badge variant="default" tt="none">
      {t('due.left', { span })}
    </Badge>
  );
};
