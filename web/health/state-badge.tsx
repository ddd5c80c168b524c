// Is it well? In a word and a colour, the word for who sees no colours.
import { Badge } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';

const colours = { green: 'teal.9', amber: 'yellow.3', red: 'red.9', unknown: 'gray.8' } as const;

export const StateBadge = ({ state }: { readonly state: Schemas['Health']['state'] }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Badge color={colours[state]} autoContrast style={{ flex: 'none' }}>
      {t(`health.state.${state}`)}
    </Badge>
  );
};
