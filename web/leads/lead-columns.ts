// Which columns has the file of a list? All that the list tells of a lead, with its id, so that it can be found again.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';

type Listed = Schemas['LeadListed'];

export const useLeadColumns = (): readonly Column<Listed>[] => {
  const { t } = useTranslation();
  const names = useNames();
  const text = (name: string, of: (lead: Listed) => string | null): Column<Listed> => ({
    ...{ name, kind: 'text', of },
  });
  return [
    text(t('list.id'), ({ leadId }) => leadId),
    text(t('filter.customer'), ({ customer }) => customer),
    text(t('list.customerId'), ({ customerId }) => customerId),
    text(t('filter.product'), ({ product }) => product),
    text(t('leads.place'), ({ stage }) => t(`place.${stage}`)),
    text(t('leads.tier'), ({ tier }) => t(`tier.${tier ?? 'none'}`)),
    text(t('filter.office'), ({ office }) => names.office(office)),
    text(t('leads.owner'), ({ owner }) => (owner === null ? null : names.person(owner))),
    text(t('filter.kind'), ({ kind }) => t(`kind.${kind}`)),
    text(t('leads.class'), (lead) => (lead.class === null ? null : t(`class.${lead.class}`))),
    text(t('leads.grade'), ({ grade }) => grade),
    {
      ...{ name: t('leads.amount'), kind: 'money' },
      of: ({ minor, currency }) => (minor === null || currency === null ? null : { minor, currency }),
    },
    text(t('list.obtained'), ({ obtainedAt }) => obtainedAt),
    text(t('list.movedAt'), ({ movedAt }) => movedAt),
    text(t('leads.due'), ({ nextDue }) => (nextDue === null ? null : t(`clock.${nextDue}`, nextDue))),
    text(t('list.dueAt'), ({ nextDueAt }) => nextDueAt),
  ];
};
