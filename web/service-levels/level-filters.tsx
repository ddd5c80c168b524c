// By what is the page narrowed? Each choice changes the address.
import { Group, NativeSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../now.ts';
import { organisationQuery } from '../queries.ts';
import { withAsked } from '../with-asked.ts';
import { monthsUpTo } from './asked.ts';
import type { AskedLevels, ServiceLevelWord } from './asked.ts';

export interface LevelFilterProps {
  readonly asked: AskedLevels;
  /** An empty value takes the word away. */
  readonly ask: (word: ServiceLevelWord, value: string | null) => void;
}

const clocks = [
  ...(['evaluate', 'verify', 'claim', 'first_contact', 'follow_up', 'gate', 'acknowledge'] as const),
  ...(['nurture_touch', 'nurture_return'] as const),
];
const months = 12;

export const LevelFilters = ({ asked, ask }: LevelFilterProps): JSX.Element => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  const now = useNow();
  return (
    <Group gap="xs" align="end" role="search" aria-label={t('levels.narrow')}>
      <Select
        {...{ label: t('filter.office'), placeholder: t('levels.all'), searchable: true, clearable: true }}
        data={data?.offices.map(({ officeId, name }) => ({ value: officeId, label: name })) ?? []}
        value={asked.office ?? null}
        onChange={(value) => ask('office', value)}
      />
      <NativeSelect
        label={t('levels.clock')}
        value={asked.clock ?? ''}
        data={[
          { value: '', label: t('levels.all') },
          // A playbook may have clocks of its own.
          ...withAsked(clocks, asked.clock).map((value) => ({ value, label: t(`clock.${value}`, value) })),
        ]}
        onChange={({ currentTarget }) => ask('clock', currentTarget.value)}
      />
      <NativeSelect
        label={t('levels.month')}
        value={asked.month ?? ''}
        data={[
          { value: '', label: t('levels.anyMonth') },
          ...withAsked(now === 0 ? [] : monthsUpTo(now, months), asked.month).map((value) => ({
            value,
            label: value,
          })),
        ]}
        onChange={({ currentTarget }) => ask('month', currentTarget.value)}
      />
    </Group>
  );
};
