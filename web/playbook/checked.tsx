// What did the check find? Mistakes, each a way to its line; or what would change, and how it is published.
import { Code, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { Mistakes } from '../mistakes.tsx';
import { ChangeSheet } from './change-sheet.tsx';

interface CheckedProps {
  readonly checked: Schemas['PlaybookChecked'];
  readonly goTo: (line: number) => void;
}

export const Checked = ({ checked: { mistakes, sound }, goTo }: CheckedProps): JSX.Element => {
  const { t } = useTranslation();
  if (sound === null)
    return <Mistakes title={t('playbook.mistakes', { count: mistakes.length })} {...{ mistakes, goTo }} />;
  const { name, bytes, bytesAtMost, latest, changes } = sound;
  return (
    <Stack gap="sm" role="status">
      <Text fw={600}>{t('playbook.sound', { name, bytes, bytesAtMost })}</Text>
      {latest === null && <Text size="sm">{t('playbook.firstOfName')}</Text>}
      {latest !== null && changes === null && <Text size="sm">{t('playbook.unreadBefore', { latest })}</Text>}
      {changes?.length === 0 && <Text size="sm">{t('playbook.noChange')}</Text>}
      {changes !== null && changes.length > 0 && (
        <ChangeSheet name={t('playbook.against', { name, latest })} changes={changes} />
      )}
      <Text size="sm">
        {t('playbook.publishHow')} <Code>npx leadcycle playbook publish FILE --note TEXT --as PERSON</Code>
      </Text>
    </Stack>
  );
};
