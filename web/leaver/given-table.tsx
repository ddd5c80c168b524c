// Which lead would go where, and why? By who gets it.
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { LeadLink } from '../lead-link.tsx';
import { useNames } from '../names.ts';
import { moneyIn } from '../sheet/column.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';

type Given = Schemas['LeavePreview']['leads'][number];

export const GivenTable = ({ leads }: { readonly leads: readonly Given[] }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const receiver = ({ to }: Given): string =>
    t(`leaver.destination.${to.kind}`, {
      name: names.person(to.personId ?? ''),
      office: names.office(to.officeId ?? ''),
      stage: t(`place.${to.stage ?? ''}`, ''),
    });
  const columns: readonly Column<Given>[] = [
    {
      ...{ name: t('leaver.lead'), kind: 'text', of: ({ customer, leadId }) => customer ?? leadId },
      show: ({ customer, leadId }) => <LeadLink leadId={leadId} called={customer} />,
    },
    { name: t('leaver.receiver'), kind: 'text', of: receiver },
    { name: t('leads.place'), kind: 'text', of: ({ stage }) => t(`place.${stage}`, stage) },
    { name: t('leads.grade'), kind: 'text', of: ({ grade }) => grade },
    {
      ...{ name: t('leads.amount'), kind: 'money', of: moneyIn },
    },
    { name: t('leaver.because'), kind: 'text', of: ({ because }) => because },
  ];
  return (
    <Sheet
      name={t('leaver.table')}
      file="leaver-preview"
      columns={columns}
      rows={leads}
      keyOf={({ leadId }) => leadId}
      sortedBy={{ by: t('leaver.receiver'), isDescending: false }}
    />
  );
};
