// Which clocks run for a lead, and how much working time is left on each?
import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client.ts';
import { instant } from '../../format.ts';
import { TimeLeft } from '../../time-left.tsx';

interface ClocksProps {
  readonly clocks: Schemas['LeadTold']['clocks'];
  readonly timeZone: string;
}

export const Clocks = ({ clocks, timeZone }: ClocksProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const open = clocks.filter(({ state }) => state !== 'stopped');
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Title order={3} size="h5">
          {t('lead.clocks')}
        </Title>
        {open.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('lead.noClocks')}
          </Text>
        )}
        {open.map((clock) => (
          <Group key={`${clock.clock} ${String(clock.cycle)}`} justify="space-between" gap="xs">
            <div>
              <Text size="sm">{t(`clock.${clock.clock}`, clock.clock)}</Text>
              <Text size="xs" c="dimmed">
                {instant(clock.dueAt, i18n.language, timeZone)}
              </Text>
            </div>
            <TimeLeft state={clock.state} leftMs={clock.leftMs} pausedUntil={clock.pausedUntil} />
          </Group>
        ))}
      </Stack>
    </Card>
  );
};
