// For how long has the lead that stands longest in a stage stood there?
import { Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { span } from '../format.ts';
import type { Stage } from './cells.ts';

interface OldestProps {
  readonly board: Schemas['Board'];
  readonly stage: Stage;
}

export const Oldest = ({ board, stage }: OldestProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const since = board.oldest.find((one) => one.stage === stage)?.movedAt;
  const words =
    since === undefined
      ? ' '
      : t('board.oldest', { age: span(Date.parse(board.at) - Date.parse(since), i18n.language) });
  return (
    <Text size="xs" c="dimmed" fw={400}>
      {words}
    </Text>
  );
};
