// How does the file read by this mapping? Mistakes at their lines, what is wrong with the file, and its columns against those asked for.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Mistakes } from '../mistakes.tsx';
import { ColumnSheet } from './column-sheet.tsx';
import type { Look } from './use-look.ts';

interface LookedProps {
  readonly look: Look;
  readonly goTo: (line: number) => void;
  readonly next: () => void;
}

export const Looked = ({ look, goTo, next }: LookedProps): JSX.Element => {
  const { t } = useTranslation();
  const { mistakes, troubles, columns, activityColumns, rows } = look;
  return (
    <Stack gap="sm">
      {mistakes.length > 0 && (
        <Mistakes title={t('import.mistakes', { count: mistakes.length })} {...{ mistakes, goTo }} />
      )}
      <Troubles look={look} />
      {columns !== null && <ColumnSheet name={t('import.columnsOfFile')} columns={columns} />}
      {activityColumns !== null && (
        <ColumnSheet name={t('import.columnsOfActivities')} columns={activityColumns} />
      )}
      {mistakes.length === 0 && troubles.length === 0 && (
        <Group role="status">
          <Text size="sm">{t('import.reads', { count: rows.length })}</Text>
          <Button onClick={next}>{t('import.toPreview')}</Button>
        </Group>
      )}
    </Stack>
  );
};

/** What is wrong with the file, each with what to do. */
const Troubles = ({ look: { troubles, columns } }: { readonly look: Look }): JSX.Element => {
  const { t } = useTranslation();
  const alike = columns?.alike ?? [];
  return (
    <>
      {troubles.map(({ message, remedy }) => (
        <Alert key={message} color="red" variant="outline" role="alert" title={message}>
          {remedy}
        </Alert>
      ))}
      {alike.length > 0 && (
        <Alert variant="outline" color="violet" title={t('import.alike', { names: alike.join(', ') })}>
          {t('import.alikeHow')}
        </Alert>
      )}
    </>
  );
};
