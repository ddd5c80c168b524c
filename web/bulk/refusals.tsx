// Which leads refuse, and why? Each leads to its page.
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { LeadLink } from '../lead-link.tsx';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';

type Refused = Schemas['BulkJob']['refusals'][number];

export const Refusals = ({ refusals }: { readonly refusals: readonly Refused[] }): JSX.Element | null => {
  const { t } = useTranslation();
  if (refusals.length === 0) return null;
  const columns: readonly Column<Refused>[] = [
    {
      ...{ name: t('bulk.lead'), kind: 'text', of: ({ leadId }) => leadId },
      show: ({ leadId }) => <LeadLink leadId={leadId} />,
    },
    { name: t('bulk.because'), kind: 'text', of: ({ because }) => because },
    { name: t('job.code'), kind: 'text', of: ({ code }) => code },
  ];
  return (
    <Sheet
      {...{ columns, rows: refusals }}
      name={t('bulk.refusals')}
      file="refusals"
      keyOf={({ leadId }) => leadId}
    />
  );
};
