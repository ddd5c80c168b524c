// How do the rules of a playbook read, section by section? In the words of its file, which changes and mistakes name too.
import { Code, Paper, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockRules } from './clock-rules.tsx';
import { Laid } from './laid.tsx';
import { partsOf } from './parts.ts';

export const Rules = ({ written }: { readonly written: unknown }): JSX.Element => (
  <Stack gap="md">
    {partsOf(written)
      .filter(([section]) => section !== 'name')
      .map(([section, rules]) => (
        <Section key={section} section={section} rules={rules} />
      ))}
  </Stack>
);

const Section = ({ section, rules }: { readonly section: string; readonly rules: unknown }): JSX.Element => {
  const { t } = useTranslation();
  const title = t(`playbook.section.${section}`, section);
  return (
    <Paper withBorder p="sm" component="section" aria-label={title}>
      <Title order={3} size="h4">
        {title} <Code>{section}</Code>
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`playbook.about.${section}`, '')}
      </Text>
      {section === 'clocks' ? (
        <ClockRules clocks={rules} />
      ) : (
        <Laid name={title} file={`playbook-${section}`} value={rules} />
      )}
    </Paper>
  );
};
