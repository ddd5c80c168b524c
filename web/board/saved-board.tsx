// How does the board become a file? As it stands, by a button beside it.
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { saveSheet } from '../sheet/save-sheet.ts';
import { boardColumns, boardRows } from './board-sheet.ts';

export const SavedBoard = ({ board }: { readonly board: Schemas['Board'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const save = (): void => {
    const rows = boardRows(board);
    saveSheet('board', { columns: boardColumns(rows, t), rows, language: i18n.language });
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={save}
      aria-label={t('sheet.csvOf', { name: t('page.board') })}
    >
      CSV
    </Button>
  );
};
