// What is a list narrowed by, in words? Each can be taken away.
import { Button, Group } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../format.ts';
import { useNames } from '../names.ts';
import type { FilterProps } from './lead-filters.tsx';
import { filters } from './listed.ts';
import type { Filter, Listed } from './listed.ts';

export const Chosen = ({ asked, change }: FilterProps): JSX.Element | null => {
  const { t } = useTranslation();
  const words = useFilterWords();
  const chosen = filters.filter((filter) => asked[filter] !== undefined);
  if (chosen.length === 0) return null;
  return (
    <Group gap={6}>
      {chosen.map((filter) => (
        <Button
          key={filter}
          size="compact-xs"
          variant="default"
          rightSection={<span aria-hidden>×</span>}
          aria-label={t('list.clear', { name: words(filter, asked) })}
          onClick={() => change({ [filter]: '' })}
        >
          {words(filter, asked)}
        </Button>
      ))}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => change(Object.fromEntries(chosen.map((filter) => [filter, ''])))}
      >
        {t('leads.all')}
      </Button>
    </Group>
  );
};

const useFilterWords = (): ((filter: Filter, asked: Listed) => string) => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const valueOf = (filter: Filter, asked: Listed): string => {
    const value = asked[filter] ?? '';
    switch (filter) {
      case 'owner':
        return names.person(value);
      case 'office':
        return names.office(value);
      case 'stage':
        return t(`place.${value}`, value);
      case 'amount_from':
      case 'amount_to':
        return asked.currency === undefined || !/^\d+$/u.test(value)
          ? value
          : money(value, asked.currency, i18n.language);
      case 'tier':
      case 'class':
      case 'kind':
      case 'which':
      case 'order':
        return t(`${filter}.${value}`, value);
      case 'late':
      case 'grade':
      case 'channel':
      case 'customer':
      case 'product':
      case 'industry':
      case 'currency':
      case 'due_from':
      case 'due_before':
        return value;
    }
  };
  return (filter, asked) =>
    filter === 'late' ? t('filter.late') : `${t(`filter.${filter}`)}: ${valueOf(filter, asked)}`;
};
