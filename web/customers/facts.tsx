// What is known of a customer, since when, and what was known before? Each change leads to the lead that told it.
import { Card, Stack, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { wholeValue } from './fact-words.ts';

type Customer = Schemas['CustomerTold'];
type Fact = Customer['facts'][number];
type Change = Customer['changes'][number];

export const Facts = ({
  customer: { facts, changes, timeZone },
}: {
  readonly customer: Customer;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const shown = (value: unknown): string | null => (value === null ? null : wholeValue(value, i18n.language));
  const at = (since: string): string => instant(since, i18n.language, timeZone);
  const factColumns: readonly Column<Fact>[] = [
    { name: t('customer.fact'), kind: 'text', of: ({ fact }) => t(`fact.${fact}`) },
    { name: t('customer.value'), kind: 'text', of: ({ value }) => shown(value) },
    { name: t('customer.since'), kind: 'text', of: ({ since }) => at(since) },
  ];
  const changeColumns: readonly Column<Change>[] = [
    { name: t('customer.since'), kind: 'text', of: ({ since }) => at(since) },
    { name: t('customer.fact'), kind: 'text', of: ({ fact }) => t(`fact.${fact}`) },
    { name: t('customer.before'), kind: 'text', of: ({ before }) => shown(before) },
    { name: t('customer.value'), kind: 'text', of: ({ value }) => shown(value) },
    {
      ...{ name: t('customer.toldBy'), kind: 'text', of: ({ leadId }) => leadId },
      show: ({ leadId }) => <LeadLink leadId={leadId} />,
    },
  ];
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('customer.facts')}
        </Title>
        <Sheet
          {...{ columns: factColumns, rows: facts }}
          name={t('customer.facts')}
          file="customer-facts"
          keyOf={({ fact }) => fact}
        />
        <Title order={4} size="h6">
          {t('customer.changes')}
        </Title>
        <Sheet
          {...{ columns: changeColumns, rows: changes.toReversed() }}
          name={t('customer.changes')}
          file="customer-changes"
          keyOf={({ fact, leadId, seq }) => `${fact} ${leadId} ${String(seq)}`}
        />
      </Stack>
    </Card>
  );
};
