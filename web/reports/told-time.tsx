// Of which time does a report tell? The API says what it took the words of the address for.
import { Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format.ts';

interface ToldTimeProps {
  readonly time: {
    readonly timeZone: string;
    readonly asOf: string | null;
    readonly asKnown?: string | null;
  };
}

export const ToldTime = ({ time: { timeZone, asOf, asKnown = null } }: ToldTimeProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const at = (when: string): string => instant(when, i18n.language, timeZone);
  return (
    <Text size="sm" c="dimmed">
      {asOf === null ? t('reports.now') : t('reports.asOf', { at: at(asOf) })}
      {asKnown !== null && ` · ${t('reports.asKnown', { at: at(asKnown) })}`} · {timeZone}
    </Text>
  );
};
