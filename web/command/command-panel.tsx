// What can be done with a lead here and now? What it waits for comes first; every other command is one choice away.
import { Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { Failed, Loading } from '../states.tsx';
import { CommandForm } from './command-form.tsx';
import { contractQuery } from './contract.ts';
import { commandsIn, fieldsOf } from './fields.ts';

interface PanelProps {
  readonly leadId: string;
  readonly nextSteps: Schemas['LeadTold']['nextSteps'];
}

export const CommandPanel = ({ leadId, nextSteps }: PanelProps): JSX.Element => {
  const { t } = useTranslation();
  const { data: contract, error, refetch } = useQuery(contractQuery);
  const [command, setCommand] = useState('');
  const fields = command === '' ? null : fieldsOf(contract, command);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('lead.next')}
        </Title>
        <Steps nextSteps={nextSteps} choose={setCommand} />
        {error !== null && <Failed error={error} again={() => refetch()} />}
        {contract === undefined ? (
          error === null && <Loading />
        ) : (
          <NativeSelect
            label={t('form.command')}
            value={command}
            onChange={({ currentTarget }) => setCommand(currentTarget.value)}
            data={[
              { value: '', label: t('form.choose') },
              ...commandsIn(contract)
                .map((value) => ({ value, label: t(`command.${value}`) }))
                .sort((a, b) => a.label.localeCompare(b.label)),
            ]}
          />
        )}
        {fields !== null && (
          <CommandForm
            key={command}
            leadId={leadId}
            command={command}
            fields={fields}
            done={() => setCommand('')}
          />
        )}
      </Stack>
    </Card>
  );
};

const Steps = ({
  nextSteps,
  choose,
}: {
  readonly nextSteps: PanelProps['nextSteps'];
  readonly choose: (command: string) => void;
}): JSX.Element => {
  const { t } = useTranslation();
  if (nextSteps.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('lead.noNext')}
      </Text>
    );
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {nextSteps.map(({ what, command, who }) => (
        <Group key={`${what} ${command ?? ''}`} component="li" gap="xs" justify="space-between">
          <div style={{ flex: '1 1 12rem' }}>
            <Text size="sm">{what}</Text>
            <Text size="xs" c="dimmed">
              {who}
            </Text>
          </div>
          {command !== null && (
            <Button size="xs" variant="default" onClick={() => choose(command)}>
              {t(`command.${command}`)}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
};
