// How does a cell of the board look? How many, for how much, what is late; a link to its leads.
import { Badge, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../format.ts';
import type { Listed } from '../leads/listed.ts';
import type { Cell } from './cells.ts';

interface CellProps {
  readonly cell: Cell;
  /** Which leads it leads to. */
  readonly asked: Listed;
  /** Of the cell, for who does not see where it stands. */
  readonly name: string;
}

export const CellView = ({ cell, asked, name }: CellProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  if (cell.leads === 0)
    return (
      <Text p="xs" c="dimmed" size="sm">
        –
      </Text>
    );
  return (
    <Link to="/leads" search={asked} className="cell-link">
      <VisuallyHidden>{name}: </VisuallyHidden>
      <Stack gap={4} p="xs">
        <Text fw={700} size="lg" lh={1.2}>
          {cell.leads.toLocaleString(i18n.language)}
        </Text>
        {cell.amounts.map(({ currency, minor }) => (
          <Text key={currency} size="xs">
            {money(minor, currency, i18n.language)}
          </Text>
        ))}
        {cell.late + cell.atRisk > 0 && (
          <Group gap={4}>
            {cell.late > 0 && (
              <Badge color="red.9" size="sm">
                {t('board.late', { count: cell.late })}
              </Badge>
            )}
            {cell.atRisk > 0 && (
              <Badge color="yellow.3" autoContrast size="sm">
                {t('board.atRisk', { count: cell.atRisk })}
              </Badge>
            )}
          </Group>
        )}
      </Stack>
    </Link>
  );
};
