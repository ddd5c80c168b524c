// Which clocks run for a lead, and how much working time is left on each?
import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant, span } from '../format.ts';

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
            <Left clock={clock} />
          </Group>
        ))}
      </Stack>
    </Card>
  );
};

const Left = ({ clock }: { readonly clock: ClocksProps['clocks'][number] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { state, leftMs, breachedAt } = clock;
  if (breachedAt !== null || (leftMs !== null && leftMs < 0))
    return <Badge color="red.9">{t('due.late')}</Badge>;
  if (state === 'paused') return <Badge variant="default">{t('due.paused')}</Badge>;
  if (leftMs === null) return <Badge variant="default">{t('due.running')}</Badge>;
  return <Badge variant="default">{t('due.left', { span: span(leftMs, i18n.language) })}</Badge>;
};
