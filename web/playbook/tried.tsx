// What came of a trial? Counts of each playbook beside each other, what would have become of what, and examples with both reasons.
import { Alert, Code, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { figuresOf } from './figures-of.ts';
import type { Figure } from './figures-of.ts';

type Trial = Schemas['PlaybookTrial'];

export const Tried = ({ trial: { reports, isWhole } }: { readonly trial: Trial }): JSX.Element => {
  const { t } = useTranslation();
  const columns: readonly Column<Figure>[] = [
    { name: t('playbook.figure'), kind: 'text', of: ({ what, of }) => t(`playbook.figure.${what}`, { of }) },
    ...reports.map(({ playbook }, index): Column<Figure> => ({
      name: playbook,
      kind: 'count',
      of: ({ counts }) => counts[index] ?? null,
    })),
  ];
  return (
    <Stack gap="md">
      {!isWhole && (
        <Alert variant="outline" color="violet" role="status" title={t('playbook.partly')}>
          {t('playbook.partlyHow')} <Code>npx leadcycle playbook try FILE</Code>
        </Alert>
      )}
      <Sheet
        name={t('playbook.sideBySide')}
        columns={columns}
        rows={figuresOf(reports)}
        keyOf={({ what, of }) => `${what} ${of}`}
        file="playbook-trial"
      />
      {reports.map((report) => (
        <Examples key={report.playbook} report={report} />
      ))}
      <Text size="sm" c="dimmed">
        {t('playbook.asToday')}
      </Text>
    </Stack>
  );
};

type Report = Trial['reports'][number];
type Example = Report['examples'][number];

const Examples = ({ report: { playbook, examples } }: { readonly report: Report }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const columns: readonly Column<Example>[] = [
    {
      ...{ name: t('playbook.lead'), kind: 'text', of: ({ leadId }) => leadId },
      show: ({ leadId }) => <LeadLink leadId={leadId} />,
    },
    { name: t('playbook.decision'), kind: 'text', of: ({ kind }) => t(`playbook.decision.${kind}`) },
    { name: t('playbook.when'), kind: 'text', of: ({ at }) => instant(at, i18n.language) },
    { name: t('playbook.inForce'), kind: 'text', of: ({ before }) => before.value },
    {
      name: t('playbook.inForceWhy'),
      kind: 'text',
      of: ({ before }) => before.because,
      show: ({ before }) => <span className="told">{before.because}</span>,
    },
    { name: playbook, kind: 'text', of: ({ tried }) => tried.value },
    {
      name: t('playbook.triedWhy'),
      kind: 'text',
      of: ({ tried }) => tried.because,
      show: ({ tried }) => <span className="told">{tried.because}</span>,
    },
  ];
  const title = t('playbook.examples', { playbook });
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {examples.length === 0 ? (
        <Text size="sm">{t('playbook.noDifference')}</Text>
      ) : (
        <Sheet
          name={title}
          columns={columns}
          rows={examples}
          keyOf={({ kind, leadId, at, tried }) => `${kind} ${leadId} ${at} ${tried.value}`}
          file="playbook-trial-examples"
        />
      )}
    </div>
  );
};
