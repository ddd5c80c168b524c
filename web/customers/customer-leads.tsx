// Which leads has a customer, open, won, lost, merged? The newest first.
import { Badge } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';

type Lead = Schemas['CustomerTold']['leads'][number];

export const CustomerLeads = ({
  leads,
  timeZone,
}: {
  readonly leads: readonly Lead[];
  readonly timeZone: string;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const columns: readonly Column<Lead>[] = [
    {
      ...{ name: t('list.id'), kind: 'text', of: ({ leadId }) => leadId },
      show: ({ leadId }) => <LeadLink leadId={leadId} />,
    },
    {
      ...{ name: t('leads.place'), kind: 'text' },
      of: ({ stage, mergedInto }) =>
        mergedInto === null ? t(`place.${stage}`) : `${t(`place.${stage}`)} → ${mergedInto}`,
      show: ({ stage, mergedInto }) => (
        <>
          <Badge variant={stage === 'won' ? 'filled' : 'default'} size="sm">
            {t(`place.${stage}`)}
          </Badge>
          {mergedInto !== null && (
            <>
              {' → '}
              <LeadLink leadId={mergedInto} />
            </>
          )}
        </>
      ),
    },
    { name: t('filter.product'), kind: 'text', of: ({ product }) => product },
    {
      ...{ name: t('leads.owner'), kind: 'text' },
      of: ({ owner }) => (owner === null ? null : names.person(owner)),
    },
    {
      ...{ name: t('leads.amount'), kind: 'money' },
      of: ({ minor, currency }) => (minor === null || currency === null ? null : { minor, currency }),
    },
    {
      ...{ name: t('customer.obtained'), kind: 'text' },
      of: ({ obtainedAt }) => instant(obtainedAt, i18n.language, timeZone),
    },
  ];
  return (
    <Sheet
      name={t('page.leads')}
      columns={columns}
      rows={leads}
      keyOf={({ leadId }) => leadId}
      file="customer-leads"
    />
  );
};
