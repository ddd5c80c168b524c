// How do the figures of the engine become a file? All parts as one table, by a button beside them.
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { saveSheet } from '../sheet/save-sheet.ts';
import { figureText, limitText } from './figure-text.ts';
import type { Figure } from './figure-text.ts';

interface FigureOfPart {
  readonly part: Schemas['Health']['parts'][number]['part'];
  readonly figure: Figure;
}

export const SavedHealth = ({ health }: { readonly health: Schemas['Health'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const columns: readonly Column<FigureOfPart>[] = [
    { name: t('health.ofPart'), kind: 'text', of: ({ part }) => t(`health.part.${part}`) },
    { name: t('health.figure'), kind: 'text', of: ({ figure }) => t(`health.of.${figure.figure}`) },
    {
      ...{ name: t('health.value'), kind: 'text' },
      of: ({ figure: { value, unit } }) => (value === null ? null : figureText(value, unit, language)),
    },
    {
      ...{ name: t('health.amber'), kind: 'text' },
      of: ({ figure }) => limitText(figure, figure.amber, language),
    },
    {
      ...{ name: t('health.red'), kind: 'text' },
      of: ({ figure }) => limitText(figure, figure.red, language),
    },
    { name: t('health.judged'), kind: 'text', of: ({ figure }) => t(`health.state.${figure.state}`) },
  ];
  const rows = health.parts.flatMap(({ part, figures }) => figures.map((figure) => ({ part, figure })));
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => saveSheet('health', { columns, rows, language })}
      aria-label={t('sheet.csvOf', { name: t('page.health') })}
    >
      CSV
    </Button>
  );
};
