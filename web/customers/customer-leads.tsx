// Which leads has a customer, open, won, lost, merged? The newest first.
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
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
      show: ({ leadId }) => (
        <Link to="/leads/$leadId" params={{ leadId }}>
          {leadId.slice(0, 8)}
        </Link>
      ),
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
              <Link to="/leads/$leadId" params={{ leadId: mergedInto }}>
                {mergedInto.slice(0, 8)}
              </Link>
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
