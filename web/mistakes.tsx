// What is wrong with a text that somebody wrote? Every mistake, each a way to its line.
import { Alert, Button, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

interface MistakesProps {
  readonly title: string;
  readonly mistakes: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly goTo: (line: number) => void;
}

export const Mistakes = ({ title, mistakes, goTo }: MistakesProps): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="outline" role="alert" title={title}>
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
};
