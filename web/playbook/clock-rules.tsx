// When does each clock start and stop, how long has it, and who is told when? The ladder of each, step by step.
import { Code, List, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { valueAt } from '../value-at.ts';
import { lineOf, listIn, partsOf } from './parts.ts';

export const ClockRules = ({ clocks }: { readonly clocks: unknown }): JSX.Element => (
  <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
    {partsOf(clocks).map(([name, clock]) => (
      <ClockRule key={name} name={name} clock={clock} />
    ))}
  </SimpleGrid>
);

const fields = [
  'target',
  'start',
  'stop',
  'cancel',
  'applies_to',
  'pause',
  'recurrence',
  'on_reassign',
] as const;

const ClockRule = ({ name, clock }: { readonly name: string; readonly clock: unknown }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="xs">
      <Title order={4} size="h5">
        {t(`clock.${name}`, name)} <Code>{name}</Code>
      </Title>
      <dl className="terms">
        {fields
          .filter((field) => valueAt(clock, field) !== undefined)
          .map((field) => (
            <div key={field}>
              <dt>{t(`playbook.clock.${field}`)}</dt>
              <dd>{lineOf(valueAt(clock, field))}</dd>
            </div>
          ))}
      </dl>
      <Text size="sm" fw={600}>
        {t('playbook.clock.steps')}
      </Text>
      <List size="sm" type="ordered">
        {listIn(valueAt(clock, 'steps')).map((step) => (
          <List.Item key={lineOf(step)}>
            <Step step={step} />
          </List.Item>
        ))}
      </List>
    </Paper>
  );
};

const Step = ({ step }: { readonly step: unknown }): JSX.Element => {
  const { t } = useTranslation();
  const [at, after] = [valueAt(step, 'at'), valueAt(step, 'after')];
  const rest = partsOf(step).filter(([field]) => field !== 'at' && field !== 'after');
  return (
    <>
      <b>{at === undefined ? t('playbook.clock.after', { time: lineOf(after) }) : lineOf(at)}</b>{' '}
      {rest.map(([field, value]) => `${t(`playbook.step.${field}`, field)} ${lineOf(value)}`).join(' · ')}
    </>
  );
};
