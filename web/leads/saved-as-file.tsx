// How does a list become a file? What is shown at once; all of it page by page, up to a bound.
import { Button, Group, Menu, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { saveSheet } from '../sheet/save-sheet.ts';
import { Sentence } from '../problem/sentence.tsx';
import { useLeadColumns } from './lead-columns.ts';
import { gather } from './lead-pages.ts';
import type { Listed } from './listed.ts';

/** More is for `leadcycle export`, which needs no browser to hold it. */
const leadsAtMost = 50_000;

interface SavedProps {
  readonly asked: Listed;
  readonly shown: readonly Schemas['LeadListed'][];
  /** Whether no more are to come than are shown. */
  readonly isWhole: boolean;
}

export const SavedAsFile = ({ asked, shown, isWhole }: SavedProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const columns = useLeadColumns();
  const [count, setCount] = useState(0);
  const save = (leads: SavedProps['shown']): void =>
    saveSheet('leads', { columns, rows: leads, language: i18n.language });
  const all = useMutation({
    mutationFn: () => gather(asked, leadsAtMost, setCount),
    onSuccess: ({ leads }) => save(leads),
  });
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed" role="status">
        {all.isPending && t('list.gathering', { count })}
        {all.error !== null && <Sentence error={all.error} />}
        {all.data?.isWhole === false && t('list.cut', { count: leadsAtMost })}
      </Text>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default" loading={all.isPending}>
            CSV
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save(shown)}>{t('list.saveShown', { count: shown.length })}</Menu.Item>
          {!isWhole && <Menu.Item onClick={() => all.mutate()}>{t('list.saveAll')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
};
