// What did the check find? Mistakes, each a way to its line; or what would change, and how it is published.
import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { ChangeSheet } from './change-sheet.tsx';

interface CheckedProps {
  readonly checked: Schemas['PlaybookChecked'];
  readonly goTo: (line: number) => void;
}

export const Checked = ({ checked: { mistakes, sound }, goTo }: CheckedProps): JSX.Element => {
  const { t } = useTranslation();
  if (sound === null)
    return (
      <Alert
        color="red"
        variant="outline"
        role="alert"
        title={t('playbook.mistakes', { count: mistakes.length })}
      >
        <Stack gap={4} align="start">
          {mistakes.map(({ line, column, message }) => (
            <Text size="sm" key={`${line}:${column} ${message}`}>
              <Button size="compact-xs" variant="default" mr={6} onClick={() => goTo(line)}>
                {t('playbook.line', { line, column })}
              </Button>
              {message}
            </Text>
          ))}
        </Stack>
      </Alert>
    );
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
