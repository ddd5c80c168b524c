// Who has called me for help, and about which lead? Answered here.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun } from '../command/command-drawer.tsx';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import type { QueuePage } from './queue-queries.ts';

interface CallsProps {
  readonly calls: QueuePage['escalations'];
  readonly begin: (begun: Begun) => void;
}

export const Calls = ({ calls, begin }: CallsProps): JSX.Element | null => {
  const { t, i18n } = useTranslation();
  if (calls.length === 0) return null;
  return (
    <Alert color="red" variant="outline" title={t('queue.calls', { count: calls.length })}>
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {calls.map(({ leadId, escalationId, clock, raisedAt, customer, product }) => (
          <Group key={`${leadId} ${escalationId}`} component="li" justify="space-between" gap="xs">
            <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
              <LeadLink leadId={leadId} called={customer} />
              <Text size="xs" c="dimmed">
                {[product, t(`clock.${clock}`, clock), instant(raisedAt, i18n.language)]
                  .filter((one) => one !== null)
                  .join(' · ')}
              </Text>
            </div>
            <Button
              size="compact-sm"
              onClick={() =>
                begin({
                  ...{ leadId, command: 'AcknowledgeEscalation', preset: { escalationId } },
                  about: customer ?? leadId.slice(0, 8),
                })
              }
            >
              {t('command.AcknowledgeEscalation')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Alert>
  );
};
