// For how long has the lead that stands longest in a stage stood there?
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { span } from '../format.ts';
import { oldestQuery } from './board-queries.ts';
import type { Stage } from './cells.ts';

export const Oldest = ({ stage }: { readonly stage: Stage }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { data, dataUpdatedAt } = useQuery(oldestQuery(stage));
  const words =
    data === undefined || data === null
      ? ' '
      : t('board.oldest', { age: span(dataUpdatedAt - Date.parse(data), i18n.language) });
  return (
    <Text size="xs" c="dimmed" fw={400}>
      {words}
    </Text>
  );
};
