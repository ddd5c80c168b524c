// Who was called for help and has not answered? Each is answered here by whom it calls.
import { Button, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { Begun } from '../command/command-drawer.tsx';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { useReceiverWords } from './receiver-words.ts';

type Call = Schemas['ServiceLevels']['escalations'][number];

interface OpenCallsProps {
  readonly calls: readonly Call[];
  readonly begin: (begun: Begun) => void;
}

export const OpenCalls = ({ calls, begin }: OpenCallsProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const receiverWords = useReceiverWords();
  const columns: readonly Column<Call>[] = [
    {
      ...{ name: t('levels.lead'), kind: 'text', of: ({ leadId }) => leadId },
      show: ({ leadId }) => <LeadLink leadId={leadId} />,
    },
    { name: t('levels.clock'), kind: 'text', of: ({ clock }) => t(`clock.${clock}`, clock) },
    { name: t('filter.office'), kind: 'text', of: ({ office }) => names.office(office) },
    { name: t('levels.called'), kind: 'text', of: ({ receivers }) => receiverWords(receivers) },
    { name: t('levels.since'), kind: 'text', of: ({ raisedAt }) => instant(raisedAt, i18n.language) },
    {
      ...{ name: t('levels.do'), kind: 'text', of: () => null },
      show: ({ leadId, escalationId }) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('levels.answerOf', { about: leadId.slice(0, 8) })}
          onClick={() =>
            begin({
              ...{ leadId, command: 'AcknowledgeEscalation', about: leadId.slice(0, 8) },
              preset: { escalationId },
            })
          }
        >
          {t('levels.answer')}
        </Button>
      ),
    },
  ];
  return (
    <Stack gap="xs" component="section" aria-label={t('levels.calls')}>
      <Title order={3} size="h5">
        {t('levels.calls')}
      </Title>
      {calls.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('levels.noCalls')}
        </Text>
      ) : (
        <Sheet
          name={t('levels.calls')}
          file="escalations"
          columns={columns}
          rows={calls}
          keyOf={({ leadId, escalationId }) => `${leadId} ${escalationId}`}
        />
      )}
    </Stack>
  );
};
